package org.tracewright.cpu.riscv32.differential;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Says in which registers and words two runs of one block ended differently. */
final class Differences {
  private Differences() {}

  static String of(byte[] here, byte[] there) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at + 4 <= Math.min(here.length, there.length); at += 4) {
      int ours = word(here, at);
      int theirs = word(there, at);
      if (ours != theirs) {
        String place = at < Block.WINDOW ? "memory + " + at : "x" + (at - Block.WINDOW) / 4;
        text.append("%s: here 0x%08x, QEMU 0x%08x%n".formatted(place, ours, theirs));
      }
    }
    return text.toString();
  }

  private static int word(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }
}
