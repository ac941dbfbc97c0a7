package org.tracewright.test;

import org.assertj.core.api.AbstractIntegerAssert;

/** Assertions on the value of a register; those on its simulator can follow. */
public class RegisterAssert extends AbstractIntegerAssert<RegisterAssert> {
  private final SimulatorAssert simulator;

  RegisterAssert(SimulatorAssert simulator, int value) {
    super(value, RegisterAssert.class);
    this.simulator = simulator;
  }

  /** It is a multiple of {@code bytes}, which is a power of two. */
  public RegisterAssert alignedTo(int bytes) {
    if (Integer.bitCount(bytes) != 1) {
      throw new IllegalArgumentException("alignment to " + bytes + " bytes; give a power of two");
    }
    if ((actual & (bytes - 1)) != 0) {
      failWithMessage("expected a multiple of %d, but it is 0x%08x", bytes, actual);
    }
    return this;
  }

  /** Goes on with the simulator. */
  public SimulatorAssert and() {
    return simulator;
  }
}
