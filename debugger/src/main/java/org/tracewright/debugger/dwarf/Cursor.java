package org.tracewright.debugger.dwarf;

import java.nio.charset.StandardCharsets;
import org.tracewright.sim.HostMemory;

/**
 * A place in a section, and the end that nothing may be read beyond. Little-endian. Every method
 * that reads throws {@link DwarfException} rather than pass the end.
 */
final class Cursor {
  private static final int LONGEST_STRING = 1 << 12;

  private final String section;
  private final byte[] bytes;
  private final int end;
  private int at;

  private Cursor(String section, byte[] bytes, int at, int end) {
    this.section = section;
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** The start of a section. */
  static Cursor of(String section, byte[] bytes) {
    return new Cursor(section, bytes, 0, bytes.length);
  }

  /** The offset in the section of what is read next. */
  int offset() {
    return at;
  }

  int remaining() {
    return end - at;
  }

  boolean atEnd() {
    return at >= end;
  }

  /** The next {@code length} bytes as a cursor of their own; this one moves behind them. */
  Cursor slice(long length) {
    need(length);
    Cursor part = new Cursor(section, bytes, at, at + (int) length);
    at += (int) length;
    return part;
  }

  /** Another reader of what is left. */
  Cursor copy() {
    return new Cursor(section, bytes, at, end);
  }

  /** A reader of the same bytes from that offset in the section. */
  Cursor from(long offset) {
    if (offset < 0 || offset > end) {
      throw damaged("an offset of " + offset);
    }
    return new Cursor(section, bytes, (int) offset, end);
  }

  void skip(long length) {
    need(length);
    at += (int) length;
  }

  int u8() {
    need(1);
    return bytes[at++] & 0xff;
  }

  int s8() {
    return (byte) u8();
  }

  int u16() {
    need(2);
    at += 2;
    return HostMemory.loadChar(bytes, at - 2);
  }

  long u32() {
    need(4);
    at += 4;
    return Integer.toUnsignedLong(HostMemory.loadInt(bytes, at - 4));
  }

  long i64() {
    need(8);
    at += 8;
    return HostMemory.loadLong(bytes, at - 8);
  }

  /** An unsigned number of 1, 2, 4 or 8 bytes. */
  long unsigned(int width) {
    return switch (width) {
      case 1 -> u8();
      case 2 -> u16();
      case 4 -> u32();
      case 8 -> i64();
      default -> throw damaged("a number of " + width + " bytes");
    };
  }

  /** A signed number of 1, 2, 4 or 8 bytes. */
  long signed(int width) {
    int unused = 64 - 8 * width;
    return unsigned(width) << unused >> unused;
  }

  /** An unsigned LEB128 number; what exceeds 64 bits is lost. */
  long uleb() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int piece = u8();
      value |= shift < 64 ? (long) (piece & 0x7f) << shift : 0;
      if (piece < 0x80) {
        return value;
      }
    }
  }

  /** A signed LEB128 number; what exceeds 64 bits is lost. */
  long sleb() {
    long value = 0;
    int shift = 0;
    int piece;
    do {
      piece = u8();
      value |= shift < 64 ? (long) (piece & 0x7f) << shift : 0;
      shift += 7;
    } while (piece >= 0x80);
    return shift < 64 && (piece & 0x40) != 0 ? value | -1L << shift : value;
  }

  /** An unsigned LEB128 number that counts or names something: 0 to 2<sup>31</sup>-1. */
  int index() {
    long value = uleb();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw damaged("an index of " + Long.toUnsignedString(value));
    }
    return (int) value;
  }

  /**
   * Moves behind the string that ends with a zero byte; its length without that. Long strings are
   * refused: many offsets may point at one.
   */
  int skipString() {
    int start = at;
    while (u8() != 0) {
      if (at - start > LONGEST_STRING) {
        throw damaged("a name of more than " + LONGEST_STRING + " bytes");
      }
    }
    return at - 1 - start;
  }

  /** The {@code length} bytes that end just before the zero byte behind which the cursor is. */
  String textBefore(int length) {
    return new String(bytes, at - 1 - length, length, StandardCharsets.UTF_8);
  }

  /** Reads the length of a unit: 4 bytes, or 12 in the 64-bit format. */
  Length unitLength() {
    long length = u32();
    if (length < 0xffff_fff0L) {
      return new Length(length, 4);
    }
    if (length != 0xffff_ffffL) {
      throw damaged("a unit length of 0x" + Long.toHexString(length));
    }
    return new Length(i64(), 8);
  }

  /**
   * The length of a unit.
   *
   * @param offsetSize bytes of an offset in this unit: 4, or 8 in the 64-bit format
   */
  record Length(long bytes, int offsetSize) {}

  DwarfException damaged(String what) {
    return new DwarfException(section + ": " + what + " at offset " + at + " makes no sense");
  }

  private void need(long length) {
    if (length < 0 || length > end - at) {
      throw new DwarfException(
          section + ": cut short at offset " + at + ": " + length + " bytes wanted");
    }
  }
}
