package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Limit;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/** Elements of a virtualizable array by an index that compiled code does not know. */
class ChosenElementsTest {
  private static final int KEYS = 61;

  static final class Jumping {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "jumping");

    @Virtualizable private int pc;
    @Virtualizable private int seed = 1;
    @Virtualizable private final int[] ways = new int[8];
    @Virtualizable @Retired private long retired;
    @Limit private long limit;
    private final int[] met = new int[KEYS];

    Jumping(Engine engine) {
      for (int i = 0; i < ways.length; i++) {
        ways[i] = i;
      }
      JIT.engine(this, engine);
    }

    void run(long upTo) {
      limit = upTo;
      while (true) {
        JIT.mergePoint(this, pc);
        if (retired >= limit) {
          return;
        }
        retired++;
        seed = seed * 1103515245 + 12345;
        met[pc]++;
        int chosen = seed >>> 16 & 7;
        ways[chosen ^ 1] = (ways[chosen] + seed & 63) % KEYS;
        pc = ways[chosen];
      }
    }
  }

  /** Long enough for HotSpot to compile what is compiled here: it once took the key for a long. */
  @Test
  void keyThatComesFromOneIsTheInterpreters() {
    Jumping.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(10, 5));
    Jumping compiled = new Jumping(Engine.JIT);
    Jumping interpreted = new Jumping(Engine.OFF);

    compiled.run(300_000);
    interpreted.run(300_000);

    assertThat(compiled.met).containsExactly(interpreted.met);
    assertThat(compiled.ways).containsExactly(interpreted.ways);
    assertThat(Jumping.JIT.statistics(compiled).compiledShare())
        .as("aborts %s", Jumping.JIT.statistics(compiled).aborts())
        .isGreaterThan(0.5);
    assertThat(Jumping.JIT.notes())
        .extracting(LintFinding::sentence)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(note -> note.contains("Jumping.ways") && note.contains("promote the index"));
  }
}
