package org.tracewright.isa.assembler;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/** The bytes of a section as they come. */
final class Output {
  private final ByteOrder order;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Output(ByteOrder order) {
    this.order = order;
  }

  /** The lowest {@code width} bytes of {@code value}, in the instruction set's order. */
  void put(long value, int width) {
    for (int i = 0; i < width; i++) {
      int place = order == ByteOrder.BIG_ENDIAN ? width - 1 - i : i;
      bytes.write((int) (value >>> (8 * place)));
    }
  }

  void put(byte[] more) {
    bytes.writeBytes(more);
  }

  void repeat(int value, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write(value);
    }
  }

  int size() {
    return bytes.size();
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
