package org.tracewright.jit.runtime;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/** The two-instruction machine of the design page: increment a register, jump. */
final class Counter {
  static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "counter");

  @Immutable private final byte[] program;
  @Virtualizable int pc;
  @Virtualizable final int[] reg = new int[4];
  @Retired long retired;
  @Limit long limit;

  Counter(int... program) {
    this.program = new byte[program.length];
    for (int i = 0; i < program.length; i++) {
      this.program[i] = (byte) program[i];
    }
  }

  void run(long upTo) {
    limit = upTo;
    run();
  }

  void run() {
    while (retired < limit) {
      JIT.mergePoint(this, pc);
      int op = program[pc];
      switch (op >> 4) {
        case 0 -> {
          reg[op & 3]++;
          pc++;
        }
        case 1 -> pc = op & 15;
        default -> pc = 0;
      }
      retired++;
    }
  }
}
