package org.tracewright.debugger.gdb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** How a packet looks on the wire: {@code $data#checksum}, escaped and with runs shortened. */
final class Framing {
  private static final int ESCAPED = 0x20;
  private static final int LEAST_REPEATS = 3;
  private static final int MOST_REPEATS = 97;
  private static final int REPEATS_OFFSET = 29;

  private Framing() {}

  /** The bytes of a packet. */
  static byte[] frame(String data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length() + 8);
    out.write('$');
    for (int at = 0; at < data.length(); ) {
      at += put(data, at, out);
    }
    int sum = 0;
    byte[] body = out.toByteArray();
    for (int i = 1; i < body.length; i++) {
      sum += body[i];
    }
    out.writeBytes(String.format("#%02x", sum & 0xff).getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /** Writes the character at an index and those equal to it behind it; how many that were. */
  private static int put(String data, int at, ByteArrayOutputStream out) {
    char c = data.charAt(at);
    if (c == '#' || c == '$' || c == '}' || c == '*') {
      out.write('}');
      out.write(c ^ ESCAPED);
      return 1;
    }
    out.write(c);
    int repeats = repeats(data, at, c);
    if (repeats < LEAST_REPEATS) {
      return 1;
    }
    out.write('*');
    out.write(repeats + REPEATS_OFFSET);
    return 1 + repeats;
  }

  private static int repeats(String data, int at, char c) {
    int repeats = 0;
    while (repeats < MOST_REPEATS
        && at + 1 + repeats < data.length()
        && data.charAt(at + 1 + repeats) == c) {
      repeats++;
    }
    // The counts 6 and 7 would be written as '#' and '$'.
    return repeats == 6 || repeats == 7 ? 5 : repeats;
  }
}
