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
   * Sets the value that is read when {@code next} instructions have retired. Zicsr: the explicit
   * write is done instead of the increment by the instruction that writes, so that is one more than
   * before it.
   */
  void write(long value, long next) {
    base = inhibited ? value : value - next;
  }

  boolean inhibited() {
    return inhibited;
  }

  /** Holds the counter at, or releases it from, its value when {@code next} have retired. */
  void inhibit(boolean hold, long next) {
    long value = value(next);
    inhibited = hold;
    write(value, next);
  }
}
