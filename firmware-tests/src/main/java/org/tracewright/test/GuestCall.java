package org.tracewright.test;

import org.tracewright.cpu.riscv32.Rv32;

/**
 * A call that a guest makes: of one of its functions, as its arguments reach it, or of the system.
 * Arguments are words, in a0 to a7.
 */
public final class GuestCall {
  private static final int A0 = 10;
  private static final int REGISTERS = 8;

  private final Simulator simulator;
  private final Rv32 hart;
  private int low;
  private int high;
  private boolean wide;

  GuestCall(Simulator simulator, Rv32 hart) {
    this.simulator = simulator;
    this.hart = hart;
    this.low = hart.x(A0);
  }

  /** The simulator that the guest runs in. */
  public Simulator simulator() {
    return simulator;
  }

  /**
   * Argument {@code index}, 0 to 7.
   *
   * @throws IllegalArgumentException for another index
   */
  public int argument(int index) {
    if (index < 0 || index >= REGISTERS) {
      throw new IllegalArgumentException("argument " + index + "; 0 to 7 are in registers");
    }
    return hart.x(A0 + index);
  }

  /** The text that argument {@code index} points at. */
  public String stringArgument(int index) {
    return simulator.memory().string(argument(index));
  }

  /** Has the call return this; what a0 holds otherwise. */
  public void returns(int value) {
    low = value;
  }

  /** Has the call return this, in a0 and a1. */
  public void returns(long value) {
    low = (int) value;
    high = (int) (value >>> 32);
    wide = true;
  }

  int low() {
    return low;
  }

  int high() {
    return high;
  }

  boolean isWide() {
    return wide;
  }
}
