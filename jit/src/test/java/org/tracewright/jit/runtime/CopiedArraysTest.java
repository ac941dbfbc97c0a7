package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/** A pipeline: each clock computes what will be from what is, and copies it at the end. */
class CopiedArraysTest {
  private static final int STAGES = 6;
  private static final int[] PROGRAM = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};

  private static final class Pipeline {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "pipeline");

    @Immutable private final int[] program = PROGRAM;
    @Virtualizable private final int[] now = new int[STAGES];
    @Virtualizable private final int[] next = new int[STAGES];
    @Virtualizable private int pc;
    @Retired private long clock;
    @Limit private long limit;

    void run(long more) {
      limit += more;
      while (clock < limit) {
        JIT.mergePoint(this, pc);
        clock++;
        clock();
      }
    }

    private void clock() {
      next[0] = program[pc] + (now[5] & 15);
      next[1] = now[0] * 5 + now[5];
      next[2] = now[1] ^ now[0];
      next[3] = now[2] > now[3] ? now[2] - now[3] : now[3];
      next[4] = now[3] + 1;
      next[5] = now[4] ^ now[5] >>> 3;
      pc = (next[5] & 63) == 0 || pc == PROGRAM.length - 1 ? 0 : pc + 1;
      for (int stage = 0; stage < STAGES; stage++) {
        now[stage] = next[stage];
      }
    }

    String describe() {
      return clock + " " + pc + " " + Arrays.toString(now) + Arrays.toString(next);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7})
  void areTheSameOnEachEngine(int stress) {
    Pipeline.JIT.settings(
        JitSettings.defaults().withSynchronous(true).withThresholds(20, 5).withStress(stress));
    Pipeline compiled = new Pipeline();
    Pipeline interpreted = new Pipeline();
    Pipeline.JIT.engine(interpreted, Engine.OFF);
    for (int more : new int[] {3000, 1, 2, 77, 5000, 3, 1000}) {
      compiled.run(more);
      interpreted.run(more);
      assertThat(compiled.describe()).isEqualTo(interpreted.describe());
      compiled.next[2] += more; // the next clock does not look at it
      interpreted.next[2] += more;
    }
    double share = Pipeline.JIT.statistics(compiled).compiledShare();
    assertThat(share).isGreaterThan(stress == 0 ? 0.5 : -1);
  }
}
