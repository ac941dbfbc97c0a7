package org.tracewright.cli;

/** Numbers on the command line: decimal or {@code 0x} hexadecimal, with a unit. */
final class Quantity {
  private Quantity() {}

  /**
   * A count, with K, M or G for thousands, millions or milliards.
   *
   * @throws UserError if it is no number from {@code least} to 2^63 - 1
   */
  static long count(String option, String text, long least) {
    return parse(option, text, 1000, least, Long.MAX_VALUE, "K, M or G for thousands up");
  }

  /**
   * A size in bytes, with K, M or G for powers of 1024.
   *
   * @throws UserError if it is no number from {@code least} to {@code most}
   */
  static long bytes(String option, String text, long least, long most) {
    return parse(option, text, 1024, least, most, "K, M or G for powers of 1024");
  }

  /**
   * A plain number.
   *
   * @throws UserError if it is no number from {@code least} to {@code most}
   */
  static long number(String option, String text, long least, long most) {
    return parse(option, text, 0, least, most, "");
  }

  private static long parse(
      String option, String text, int unit, long least, long most, String units) {
    try {
      long value = scaled(text, unit);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw unacceptable(option, text, least, most, units);
    }
    throw unacceptable(option, text, least, most, units);
  }

  private static long scaled(String text, int unit) {
    int power = unit == 0 || text.isEmpty() ? 0 : power(text.charAt(text.length() - 1));
    long value = Long.decode(power == 0 ? text : text.substring(0, text.length() - 1));
    for (int i = 0; i < power; i++) {
      value = Math.multiplyExact(value, unit);
    }
    return value;
  }

  private static int power(char suffix) {
    return switch (suffix) {
      case 'K', 'k' -> 1;
      case 'M', 'm' -> 2;
      case 'G', 'g' -> 3;
      default -> 0;
    };
  }

  private static UserError unacceptable(
      String option, String text, long least, long most, String units) {
    String range = "from " + least + (most == Long.MAX_VALUE ? " up" : " to " + most);
    return UserError.usage(
        option + " takes a number " + range + ", not '" + text + "'",
        "write it in decimal or as 0x..." + (units.isEmpty() ? "" : ", with " + units));
  }
}
