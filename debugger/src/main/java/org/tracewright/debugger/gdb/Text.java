package org.tracewright.debugger.gdb;

/** Reads a packet from left to right; what is not there is a {@link ProtocolException}. */
final class Text {
  private static final int MOST_DIGITS = 16;

  private final String packet;
  private int at;

  Text(String packet, int from) {
    this.packet = packet;
    this.at = from;
  }

  boolean atEnd() {
    return at >= packet.length();
  }

  /** Moves behind the character if it is next. */
  boolean skip(char c) {
    boolean there = at < packet.length() && packet.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  void expect(char c) {
    if (!skip(c)) {
      throw malformed();
    }
  }

  void expectEnd() {
    if (!atEnd()) {
      throw malformed();
    }
  }

  /** An unsigned number of 1 to 16 hexadecimal digits. */
  long hex() {
    int start = at;
    long value = 0;
    while (at < packet.length() && Character.digit(packet.charAt(at), 16) >= 0) {
      value = value << 4 | Character.digit(packet.charAt(at++), 16);
    }
    if (at == start || at - start > MOST_DIGITS) {
      throw malformed();
    }
    return value;
  }

  /** An address of the guest's, which has 32 bits. */
  int address() {
    long address = hex();
    if (address >>> 32 != 0) {
      throw new ProtocolException(ProtocolException.BAD_ADDRESS);
    }
    return (int) address;
  }

  /** A number of bytes. */
  int length() {
    long length = hex();
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw malformed();
    }
    return (int) length;
  }

  /** A little-endian number of this many bytes, two digits a byte. */
  long littleEndian(int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) (digit() << 4 | digit()) << (8 * i);
    }
    return value;
  }

  private int digit() {
    int digit = atEnd() ? -1 : Character.digit(packet.charAt(at++), 16);
    if (digit < 0) {
      throw malformed();
    }
    return digit;
  }

  /** What is left. */
  String rest() {
    String rest = packet.substring(at);
    at = packet.length();
    return rest;
  }

  /** The bytes that what is left gives in hexadecimal. */
  byte[] restAsBytes() {
    byte[] bytes = new byte[(packet.length() - at) / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (digit() << 4 | digit());
    }
    expectEnd();
    return bytes;
  }

  static ProtocolException malformed() {
    return new ProtocolException(ProtocolException.MALFORMED);
  }

  /** {@code count} bytes of a value, least significant first, two digits each. */
  static String littleEndian(long value, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(Character.forDigit((int) (value >>> (8 * i + 4)) & 15, 16));
      text.append(Character.forDigit((int) (value >>> (8 * i)) & 15, 16));
    }
    return text.toString();
  }
}
