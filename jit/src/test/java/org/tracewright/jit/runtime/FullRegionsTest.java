package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Virtualizable;

/** More ways of few turns than fit into one region. */
class FullRegionsTest {
  private static final int KEYS = 8;
  private static final int WAYS = 6;

  private static final class Wheel {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "wheel");

    @Virtualizable private int at;
    private int way;
    private int turns;
    private int end;
    private int sum = 1;

    void run(int more) {
      end += more;
      while (true) {
        JIT.mergePoint(this, at);
        if (turns == end) {
          return;
        }
        turns++;
        int now = JitDriver.promote(way);
        for (int i = 0; i < 2 + now; i++) {
          sum = sum * 31 + (sum >>> 7 ^ at + i);
        }
        if (++at == KEYS) {
          at = 0;
          way = (way + 1) % WAYS;
        }
      }
    }
  }

  @Test
  void areDivided() {
    Wheel.JIT.settings(
        JitSettings.defaults().withSynchronous(true).withThresholds(20, 5).withMaxBytes(1500));
    Wheel compiled = new Wheel();
    Wheel interpreted = new Wheel();
    Wheel.JIT.engine(interpreted, Engine.OFF);
    compiled.run(500_000);
    long before = Wheel.JIT.statistics(compiled).entries();
    compiled.run(100_000);
    interpreted.run(600_000);
    assertThat(compiled.sum).isEqualTo(interpreted.sum);
    // Each turn that is interpreted is followed by another entry.
    assertThat(Wheel.JIT.statistics(compiled).entries() - before).isLessThan(5_000);
  }
}
