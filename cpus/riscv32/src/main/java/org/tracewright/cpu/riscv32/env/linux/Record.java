package org.tracewright.cpu.riscv32.env.linux;

import java.nio.charset.StandardCharsets;
import org.tracewright.sim.HostMemory;

/** A structure of the kernel's in the making: fields by offset, all else zero. */
final class Record {
  private final byte[] bytes;

  Record(int size) {
    bytes = new byte[size];
  }

  Record u16(int offset, int value) {
    HostMemory.storeShort(bytes, offset, value);
    return this;
  }

  Record u32(int offset, int value) {
    HostMemory.storeInt(bytes, offset, value);
    return this;
  }

  Record u64(int offset, long value) {
    HostMemory.storeLong(bytes, offset, value);
    return this;
  }

  Record text(int offset, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, bytes, offset, text.length);
    return this;
  }

  byte[] bytes() {
    return bytes;
  }
}
