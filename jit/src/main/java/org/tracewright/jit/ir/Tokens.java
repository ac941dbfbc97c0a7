package org.tracewright.jit.ir;

import java.util.function.LongSupplier;

/** The words of one line of a trace's text; a comment runs from a semicolon to the line's end. */
final class Tokens {
  private final String text;
  private final int lineNumber;
  private final String[] words;
  private int at;

  Tokens(String line, int lineNumber) {
    text = line;
    this.lineNumber = lineNumber;
    // Descriptors contain semicolons, but no blanks: a comment's semicolon follows a blank.
    String code = line.replaceFirst("(^|\\s);.*", "").replaceAll("[{}=]", " $0 ").strip();
    words = code.isEmpty() ? new String[0] : code.split("\\s+");
  }

  boolean atEnd() {
    return at == words.length;
  }

  boolean peek(String word) {
    return at < words.length && word.equals(words[at]);
  }

  boolean peekStart(String start) {
    return at < words.length && words[at].startsWith(start);
  }

  boolean accept(String word) {
    boolean there = peek(word);
    if (there) {
      at++;
    }
    return there;
  }

  void expect(String word) {
    if (!accept(word)) {
      throw fault("expected " + word + ", found " + (atEnd() ? "nothing" : words[at]));
    }
  }

  void expectEnd() {
    if (!atEnd()) {
      throw fault("nothing may follow, but there is " + words[at]);
    }
  }

  String next() {
    if (atEnd()) {
      throw fault("the line is incomplete");
    }
    return words[at++];
  }

  int number() {
    return Math.toIntExact(longNumber());
  }

  long longNumber() {
    String word = next();
    return parse(() -> Long.decode(word));
  }

  long parse(LongSupplier number) {
    try {
      return number.getAsLong();
    } catch (NumberFormatException e) {
      throw fault("no number: " + e.getMessage());
    }
  }

  IllegalArgumentException fault(String reason) {
    return new IllegalArgumentException("line " + lineNumber + ": " + reason + ": " + text.strip());
  }
}
