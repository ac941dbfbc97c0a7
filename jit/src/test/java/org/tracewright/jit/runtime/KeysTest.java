package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Limit;
import org.tracewright.jit.QuasiImmutable;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/** Green keys that are computed in other ways than by reading a field. */
class KeysTest {
  /** A machine with two modes, whose program does something else in each. */
  private static final class Modal {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "modal");

    @Virtualizable private int pc;
    @Virtualizable private int sum;
    @QuasiImmutable private int mode;
    @Retired private long retired;
    @Limit private long limit;

    void run(long upTo) {
      limit = upTo;
      for (; ; ) {
        JIT.mergePoint(this, mode == 0 ? pc : pc + 4);
        if (retired >= limit) {
          return;
        }
        sum += mode == 0 ? pc : 100;
        mode = retired % 5000 == 4999 ? 1 - mode : mode;
        pc = (pc + 1) & 3;
        retired++;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyMayBeChosenByACondition(Engine engine) {
    Modal.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(20, 5));
    Modal interpreted = new Modal();
    Modal compiled = new Modal();
    Modal.JIT.engine(interpreted, Engine.OFF);
    Modal.JIT.engine(compiled, engine);
    interpreted.run(20_000);
    compiled.run(20_000);
    assertThat(compiled.sum).isEqualTo(interpreted.sum);
    if (engine != Engine.OFF) {
      assertThat(Modal.JIT.statistics(compiled).compiledInstructions()).isGreaterThan(18_000);
    }
  }
}
