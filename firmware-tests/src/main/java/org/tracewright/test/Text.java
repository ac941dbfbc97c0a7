package org.tracewright.test;

import java.util.List;

/** Text in messages. */
final class Text {
  private static final int LONGEST = 500;
  private static final int SHORT = 40;

  private Text() {}

  /** On one line, its last part if it is long. */
  static String quoted(String text) {
    String tail = text.length() <= LONGEST ? text : "..." + text.substring(text.length() - LONGEST);
    StringBuilder line = new StringBuilder();
    for (char c : tail.toCharArray()) {
      line.append(escaped(c));
    }
    return line.toString();
  }

  /** On one line, its beginning if it is not short. */
  static String shortened(String text) {
    return text.length() <= SHORT ? quoted(text) : quoted(text.substring(0, SHORT)) + "...";
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '"' -> "\\\"";
      default -> c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
    };
  }

  /** The last {@code count} lines. */
  static List<String> lastLines(String text, int count) {
    List<String> lines = text.lines().toList();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }
}
