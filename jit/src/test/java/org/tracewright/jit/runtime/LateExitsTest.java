package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Virtualizable;

/** Exits in the middle of a turn, behind a call that compiled code does not contain. */
class LateExitsTest {
  /** Turns of key 1 ask a bus, and note where it does not answer. */
  private static final class Asking {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "asking");
    private static final int ANSWERS = 10_000;

    @Virtualizable private int pc;
    @Virtualizable private final int[] x = new int[4];
    private int count;
    private int limit;
    private int faultAt = -1;

    void run(int upTo) {
      limit = upTo;
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (count >= limit) {
          return;
        }
        switch (pc) {
          case 0 -> {
            count++;
            pc = 1;
          }
          default -> ask();
        }
      }
    }

    private void ask() {
      int answer = bus(count);
      if (answer < 0) {
        faultAt = pc;
      }
      x[1] += answer;
      pc = 0;
    }

    @Residual
    private int bus(int address) {
      return address < ANSWERS ? address : -1;
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theKeyIsThatOfTheTurn(Engine engine) {
    Asking.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(20, 5));
    Asking model = new Asking();
    Asking.JIT.engine(model, engine);
    model.run(Asking.ANSWERS + 1);
    assertThat(model.faultAt).isEqualTo(1);
  }
}
