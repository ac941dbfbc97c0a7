package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/** A method that compiled code calls throws what nothing inside the loop catches. */
class ThrowingCallTest {
  static final class Fragile {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "fragile");

    @Virtualizable private int pc;
    @Virtualizable private int sum;
    @Retired private long retired;
    @Limit private long limit;

    void run(long upTo) {
      limit = upTo;
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (retired >= limit) {
          return;
        }
        sum += 3;
        touch(sum);
        sum++;
        retired++;
      }
    }

    @Residual
    private void touch(int value) {
      if (value == 4003) {
        throw new IllegalStateException("broken");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theExceptionLeavesTheLoopAndTheTurnStopsThere(Engine engine) {
    Fragile.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(10, 5));
    Fragile model = new Fragile();
    Fragile.JIT.engine(model, engine);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> model.run(10_000))
        .withMessage("broken");
    assertThat(model.sum).isEqualTo(4003);
    assertThat(model.retired).isEqualTo(1000);
    model.run(2000);
    assertThat(model.sum).isEqualTo(4003 + 4000);
  }
}
