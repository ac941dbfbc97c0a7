package org.tracewright.cpu.riscv32;

import org.tracewright.jit.Residual;
import org.tracewright.sim.Bus;

/** The bus, for whatever is not an access to the memory that a hart keeps at hand. */
final class Outside {
  private final Bus bus;

  Outside(Bus bus) {
    this.bus = bus;
  }

  /** The value, zero-extended, or a negative one if the load faults. */
  @Residual
  long read(int address, int width) {
    return bus.read(address, width);
  }

  /** Whether the store does not fault. */
  @Residual
  boolean write(int address, int width, int value) {
    return bus.write(address, width, value);
  }

  /**
   * The 32 bits of code at {@code address}, the upper half 0 if the instruction is a short one; 0,
   * which is no instruction, where it cannot be fetched whole.
   */
  @Residual
  int fetch(int address) {
    int low = fetchHalf(address);
    if (low < 0 || (low & 3) != 3) {
      return Math.max(low, 0);
    }
    int high = fetchHalf(address + 2);
    return high < 0 ? 0 : low | (high << 16);
  }

  /** The half-word at {@code address}, or a negative value: code is fetched from memories alone. */
  @Residual
  int fetchHalf(int address) {
    return bus.isMemory(address, 2, false) ? (int) bus.read(address, 2) : -1;
  }
}
