package org.tracewright.jit.record;

import org.tracewright.jit.Immutable;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;
import org.tracewright.jit.random.Specimen;

/**
 * What the test models have in common. A program is a list of instruction numbers, run in a ring.
 */
abstract class Guest implements Specimen {
  @Immutable final byte[] program;
  @Virtualizable int pc;
  @Virtualizable final int[] x = {1, -7, 0x12345678, 3, 100, 0, -1, 42};
  @Virtualizable long wide = 0x123456789abcdefL;
  @Virtualizable float single = 1.5f;
  @Virtualizable double real = -2.25;
  @Virtualizable boolean flag;
  @Virtualizable byte narrow = 5;
  @Retired long retired;
  @Limit volatile long limit;

  Guest(byte[] program) {
    this.program = program;
  }

  /** Called through super by a model that overrides it. */
  @Residual
  int above(int value) {
    return value * 3 + (int) retired;
  }

  abstract void run();

  @Override
  public void run(long upTo) {
    limit = upTo;
    run();
  }

  @Override
  public void limit(long upTo) {
    limit = upTo;
  }

  @Override
  public long retired() {
    return retired;
  }

  @Override
  public int key() {
    return pc;
  }
}
