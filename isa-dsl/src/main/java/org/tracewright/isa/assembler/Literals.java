package org.tracewright.isa.assembler;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a quoted string or character with its escapes, as bytes. Text beyond ASCII becomes UTF-8.
 */
final class Literals {
  private final String source;
  private final Token place;
  private final char quote;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at;

  Literals(String source, int start, Token place) {
    this.source = source;
    this.place = place;
    this.quote = source.charAt(start);
    this.at = start + 1;
  }

  /** The bytes, one a character. */
  String read() {
    while (true) {
      if (at >= source.length() || source.charAt(at) == '\n') {
        throw new SourceError(place, "this text has no closing " + quote);
      }
      char c = source.charAt(at);
      if (c == quote) {
        at++;
        return bytes.toString(StandardCharsets.ISO_8859_1);
      }
      if (c == '\\') {
        at++;
        escape();
      } else {
        plain();
      }
    }
  }

  /** Where the source goes on. */
  int end() {
    return at;
  }

  /** The value of a single character. */
  long character() {
    byte[] all = bytes.toByteArray();
    if (all.length == 1) {
      return all[0] & 0xff;
    }
    String text = new String(all, StandardCharsets.UTF_8);
    if (text.codePointCount(0, text.length()) != 1) {
      throw new SourceError(place, "one character is expected between quotes ''");
    }
    return text.codePointAt(0);
  }

  private void plain() {
    int end = at + Character.charCount(source.codePointAt(at));
    bytes.writeBytes(source.substring(at, end).getBytes(StandardCharsets.UTF_8));
    at = end;
  }

  private void escape() {
    char c = at < source.length() ? source.charAt(at) : '\n';
    int simple = "ntrbfae\\\"'".indexOf(c);
    if (simple >= 0) {
      bytes.write("\n\t\r\b\f\007\033\\\"'".charAt(simple));
      at++;
    } else if (c == 'x') {
      at++;
      digits(16, 2);
    } else if (c >= '0' && c <= '7') {
      digits(8, 3);
    } else {
      throw new SourceError(
          place,
          "unknown escape \\%s: write \\n \\t \\r \\b \\f \\a \\e \\\\ \\\" \\' \\xHH or \\OOO",
          c == '\n' ? "" : c);
    }
  }

  private void digits(int radix, int most) {
    int value = 0;
    int count = 0;
    while (count < most && at < source.length() && Character.digit(source.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(source.charAt(at), radix);
      at++;
      count++;
    }
    if (count == 0) {
      throw new SourceError(place, "\\x needs one or two hexadecimal digits");
    }
    bytes.write(value);
  }
}
