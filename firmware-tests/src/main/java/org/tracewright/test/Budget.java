package org.tracewright.test;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts of instructions as people write them: {@code 10M}. */
final class Budget {
  private static final Pattern FORM = Pattern.compile("([0-9][0-9_]*)([KMG]?)");

  private Budget() {}

  /**
   * Reads a count; K, M and G stand for thousands, millions and milliards.
   *
   * @throws IllegalArgumentException if it is no count, or more than a {@code long} holds
   */
  static long parse(String text) {
    Matcher m = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!m.matches()) {
      throw unreadable(text);
    }
    try {
      return Math.multiplyExact(Long.parseLong(m.group(1).replace("_", "")), unit(m.group(2)));
    } catch (ArithmeticException | NumberFormatException e) {
      throw unreadable(text);
    }
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "K" -> 1_000;
      case "M" -> 1_000_000;
      case "G" -> 1_000_000_000;
      default -> 1;
    };
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "budget '" + text + "' is no count of instructions; write 10000, 10K, 10M or 1G");
  }
}
