package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/**
 * A method that calls itself, of which compiled code contains the outermost calls and makes the
 * next.
 */
class RecursiveTest {
  private static final int DEEP = 9;

  static final class Descending {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "descending");

    @Virtualizable private int pc;
    @Virtualizable private int sum;
    @Virtualizable private final int[] rounds = new int[1];
    private final int[][] alias = {new int[1]};
    private int depth;
    private int below;
    @Retired private long retired;
    @Limit private long limit;

    void lie() {
      alias[0] = rounds;
    }

    void run(long upTo) {
      limit = upTo;
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (retired >= limit) {
          return;
        }
        rounds[0]++;
        alias[0][0] += 2;
        depth = DEEP;
        sum += down();
        pc = pc ^ 1;
        retired++;
      }
    }

    // All calls have the same arguments; only the fields tell one from the other.
    private int down() {
      if (depth == 0) {
        return below;
      }
      depth--;
      below += depth;
      return down() + 1;
    }

    String describe() {
      return pc + " " + sum + " " + depth + " " + below;
    }
  }

  @BeforeEach
  void forget() {
    Descending.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(10, 5));
  }

  @ParameterizedTest
  @EnumSource(names = {"JIT", "CHECKED"})
  void callsThatLookTheSameAreToldApart(Engine engine) {
    Descending interpreted = new Descending();
    Descending.JIT.engine(interpreted, Engine.OFF);
    interpreted.run(5000);
    Descending compiled = new Descending();
    Descending.JIT.engine(compiled, engine);
    compiled.run(5000);
    assertThat(compiled.describe()).isEqualTo(interpreted.describe());
    assertThat(Descending.JIT.statistics(compiled).compiledInstructions()).isPositive();
  }

  @Test
  void whatIsWrongBeforeSuchACallIsFoundThere() {
    Descending liar = new Descending();
    liar.lie();
    Descending.JIT.engine(liar, Engine.CHECKED);
    assertThatExceptionOfType(CheckFailedException.class)
        .isThrownBy(() -> liar.run(5000))
        .withMessageEndingWith("before it calls " + Descending.class.getName() + ".down")
        .satisfies(
            failed ->
                assertThat(failed.details())
                    .anyMatch(line -> line.contains("Descending.rounds[0]: interpreted")));
  }
}
