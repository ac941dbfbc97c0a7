package org.tracewright.cpu.riscv32;

/**
 * A 64-bit counter that follows the count of retired instructions and that the guest may set or
 * hold: {@code mcycle} and {@code minstret}. This model retires one instruction a cycle.
 */
final class Counter {
  /** Added to the retired count; the value itself while {@link #inhibited}. */
  private long base;

  private boolean inhibited;

  /** The value that an instruction reads when {@code retired} instructions retired before it. */
  long value(long retired) {
    return inhibited ? base : base + retired;
  }

  /**
   * Sets the value that the next instruction reads. Zicsr: the explicit write is done instead of
   * the increment by the instruction that writes; whatever part it writes.
   */
  void write(long value, long retired) {
    base = inhibited ? value : value - (retired + 1);
  }

  boolean inhibited() {
    return inhibited;
  }

  /** Holds or releases the counter; the instruction that does it is still counted, or not yet. */
  void inhibit(boolean hold, long retired) {
    if (hold != inhibited) {
      long value = value(retired + 1);
      inhibited = hold;
      base = hold ? value : value - (retired + 1);
    }
  }

  long base() {
    return base;
  }

  void restore(long savedBase, boolean savedInhibited) {
    base = savedBase;
    inhibited = savedInhibited;
  }
}
