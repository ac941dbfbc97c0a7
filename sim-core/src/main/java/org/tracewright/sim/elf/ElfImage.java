package org.tracewright.sim.elf;

import java.nio.charset.StandardCharsets;
import org.tracewright.sim.HostMemory;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.ProgramException.Problem;

/**
 * The bytes of a file, read with every offset checked. Offsets and sizes are unsigned, in longs.
 */
final class ElfImage {
  private static final String AGAIN = "build or copy the file again";
  private static final int LONGEST_NAME = 1 << 15;

  private final String name;
  private final byte[] bytes;
  private long nameBytesLeft;

  ElfImage(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    // Many entries may point at one long string; together they may not outgrow the file by much.
    this.nameBytesLeft = 4L * bytes.length + (1 << 20);
  }

  int size() {
    return bytes.length;
  }

  byte[] bytes() {
    return bytes;
  }

  /** What the caller may throw: a program that cannot run for this reason. */
  ProgramException unusable(String cause, String remedy) {
    return new ProgramException(Problem.UNUSABLE, name + ": " + cause, remedy);
  }

  ProgramException damaged(String cause) {
    return unusable(cause, AGAIN);
  }

  /** Checks that {@code what} lies inside the file. */
  void require(String what, long offset, long length) {
    if (offset < 0 || length < 0 || offset + length > bytes.length) {
      throw damaged(
          "cut short or damaged: "
              + what
              + " ends at byte "
              + (offset + length)
              + ", the file has "
              + bytes.length);
    }
  }

  int u8(String what, long offset) {
    require(what, offset, 1);
    return bytes[(int) offset] & 0xff;
  }

  int u16(String what, long offset) {
    require(what, offset, 2);
    return HostMemory.loadChar(bytes, (int) offset);
  }

  int i32(String what, long offset) {
    require(what, offset, 4);
    return HostMemory.loadInt(bytes, (int) offset);
  }

  long u32(String what, long offset) {
    return Integer.toUnsignedLong(i32(what, offset));
  }

  /** The string that starts at {@code offset} and ends with a zero byte before {@code end}. */
  String string(String what, long offset, long end) {
    require(what, offset, 0);
    long limit = Math.min(Math.min(end, bytes.length), offset + LONGEST_NAME);
    for (long at = offset; at < limit; at++) {
      if (bytes[(int) at] == 0) {
        return decode(what, (int) offset, (int) (at - offset));
      }
    }
    throw damaged("damaged: " + what + " at byte " + offset + " does not end");
  }

  private String decode(String what, int offset, int length) {
    nameBytesLeft -= length;
    if (nameBytesLeft < 0) {
      throw damaged("damaged: its names, the last one " + what + ", are longer than the file");
    }
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }
}
