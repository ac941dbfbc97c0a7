package org.tracewright.debugger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracewright.debugger.expression.Value;

/** Values as text. */
final class Formats {
  /** The letters of formats. */
  static final String LETTERS = "xduotacsi";

  private static final Pattern SLASH = Pattern.compile("/(-?\\d*)([a-z]*)\\s*(.*)");

  private final Session session;

  Formats(Session session) {
    this.session = session;
  }

  /**
   * What stands after a slash: how many, in which format, in which units.
   *
   * @param count at least 1
   * @param letter one of {@link #LETTERS}, or 0 if none was given
   * @param width in bytes, or 0
   * @param rest what follows
   */
  record Slash(int count, char letter, int width, String rest) {
    private static final int MOST = 65_536;

    /** Reads it, if the words begin with one. */
    static Slash of(String words) {
      Matcher m = SLASH.matcher(words.strip());
      if (!m.matches()) {
        return new Slash(1, '\0', 0, words.strip());
      }
      char letter = '\0';
      int width = 0;
      for (char c : m.group(2).toCharArray()) {
        int unit = "bhwg".indexOf(c);
        if (unit >= 0) {
          width = 1 << unit;
        } else if (LETTERS.indexOf(c) >= 0) {
          letter = c;
        } else {
          throw new DebuggerException(
              "unknown format '" + c + "'; there are x d u o t a c s i, and units b h w g");
        }
      }
      return new Slash(count(m.group(1)), letter, width, m.group(3));
    }

    private static int count(String digits) {
      if (digits.isEmpty()) {
        return 1;
      }
      if (!digits.matches("[1-9]\\d{0,5}") || Integer.parseInt(digits) > MOST) {
        throw new DebuggerException("a count of " + digits + "; 1 to " + MOST + " are possible");
      }
      return Integer.parseInt(digits);
    }

    String format() {
      return letter == '\0' ? "" : String.valueOf(letter);
    }
  }

  /** A value; without a format, addresses in hexadecimal and all else in decimal. */
  String text(Value value, String format) {
    if (format.isEmpty()) {
      return value.type().element() == null ? natural(value) : address(value.address());
    }
    return text(value.bits(), value.type().width(), format.charAt(0));
  }

  private static String natural(Value value) {
    String decimal =
        value.type().signed() ? Long.toString(value.bits()) : Long.toUnsignedString(value.bits());
    return value.type().width() == 1 ? decimal + character(value.bits()) : decimal;
  }

  private static String character(long bits) {
    char c = (char) (bits & 0xff);
    return c >= ' ' && c < 127 ? " '" + c + "'" : "";
  }

  private String address(int address) {
    String hex = "0x" + Integer.toHexString(address);
    return session
        .machine()
        .symbols()
        .at(address)
        .map(s -> hex + " <" + session.machine().symbols().describe(address) + ">")
        .orElse(hex);
  }

  /** The low bytes of a value in a format. */
  String text(long bits, int width, char format) {
    int unused = 64 - 8 * width;
    long unsigned = bits << unused >>> unused;
    long signed = bits << unused >> unused;
    return switch (format) {
      case 'x' -> "0x" + Long.toHexString(unsigned);
      case 'd' -> Long.toString(signed);
      case 'u' -> Long.toUnsignedString(unsigned);
      case 'o' -> unsigned == 0 ? "0" : "0" + Long.toOctalString(unsigned);
      case 't' -> Long.toBinaryString(unsigned);
      case 'a' -> address((int) unsigned);
      case 'c' -> (byte) unsigned + " '" + printable((char) (unsigned & 0xff)) + "'";
      case 'i', 's' ->
          throw new DebuggerException("formats i and s are for 'x', which looks at memory");
      default -> throw new AssertionError(format);
    };
  }

  /** A character as C writes it. */
  static String printable(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      case '\0' -> "\\0";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default -> c >= ' ' && c < 127 ? String.valueOf(c) : String.format("\\%03o", (int) c);
    };
  }
}
