package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Virtualizable;

/** Hardware in two phases: what is, and what will be, in arrays that change places each clock. */
class TwoBuffersTest {
  private static final int CELLS = 24;

  private static final JitSettings EAGER =
      JitSettings.defaults().withSynchronous(true).withThresholds(20, 5);

  /** Each cell becomes what a rule says of itself and its neighbours. */
  private static final class Row {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "row");

    private boolean[] cells = new boolean[CELLS];
    private boolean[] next = new boolean[CELLS];
    @Immutable private final boolean[] rule = new boolean[8];
    @Virtualizable private int at;
    private int clock;
    private int clocks;

    Row(int number) {
      for (int i = 0; i < rule.length; i++) {
        rule[i] = (number >> i & 1) != 0;
      }
      cells[CELLS / 2] = true;
    }

    void run(int more) {
      clocks += more;
      while (true) {
        JIT.mergePoint(this, at);
        if (clock == clocks) {
          return;
        }
        int left = at == 0 ? CELLS - 1 : at - 1;
        int right = at == CELLS - 1 ? 0 : at + 1;
        int seen = (cells[left] ? 4 : 0) | (cells[at] ? 2 : 0) | (cells[right] ? 1 : 0);
        next[at] = rule[seen];
        if (++at == CELLS) {
          at = 0;
          clock++;
          boolean[] old = cells;
          cells = next;
          next = old;
        }
      }
    }

    // From now on each cell changes what its neighbour sees.
    void joinBuffers() {
      next = cells;
    }

    String describe() {
      return clock + " " + at + " " + Arrays.toString(cells) + Arrays.toString(next);
    }
  }

  private static Row row(Engine engine) {
    Row row = new Row(110);
    Row.JIT.engine(row, engine);
    return row;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void areToldApart(int stress) {
    Row.JIT.settings(EAGER.withStress(stress));
    Row compiled = row(Engine.JIT);
    Row interpreted = row(Engine.OFF);
    for (int more : new int[] {300, 1, 77, 2, 500}) {
      compiled.run(more);
      interpreted.run(more);
      assertThat(compiled.describe()).isEqualTo(interpreted.describe());
      if (more == 2) {
        compiled.joinBuffers();
        interpreted.joinBuffers();
      }
    }
  }

  @Test
  void eachCellIsReadOnce() {
    Row.JIT.settings(EAGER);
    Row row = row(Engine.JIT);
    row.run(2000);
    List<String> all =
        Row.JIT.regions(row).stream()
            .flatMap(region -> region.traces().stream())
            .flatMap(trace -> trace.after().lines())
            .toList();
    long turns = all.stream().filter(line -> line.startsWith("  turn")).count();
    assertThat(turns).isGreaterThanOrEqualTo(CELLS);
    // one of the row and one of the rule a turn, two more where a trace begins
    assertThat(all.stream().filter(line -> line.contains("aget boolean")).count())
        .isLessThan(3 * turns);
    assertThat(all.stream().filter(line -> line.contains("iult")).count()).isLessThan(turns);
  }

  /** What a turn does is decided by what is, behind stores to what will be. */
  private static final class Stage {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "stage");

    private int[] now = {3, 5};
    private int[] next = new int[2];
    @Virtualizable private int phase;
    private int clock;
    private int clocks;
    private int sum;

    void run(int more) {
      clocks += more;
      while (true) {
        JIT.mergePoint(this, phase);
        if (clock == clocks) {
          return;
        }
        clock++;
        next[0] = now[1] + 1;
        if ((now[0] & 3) == 0) {
          sum += now[1] * phase;
        } else {
          sum ^= now[1] + 5;
        }
        next[1] = now[0] + clock;
        phase = phase + 1 & 3;
        int[] old = now;
        now = next;
        next = old;
      }
    }
  }

  @Test
  void decisionsBehindStoresAreMadeBeforeThem() {
    Stage.JIT.settings(EAGER);
    Stage compiled = new Stage();
    Stage interpreted = new Stage();
    Stage.JIT.engine(interpreted, Engine.OFF);
    for (int more : new int[] {3000, 1, 500}) {
      compiled.run(more);
      interpreted.run(more);
      assertThat(compiled.sum).isEqualTo(interpreted.sum);
    }
    assertThat(Stage.JIT.statistics(compiled).regions()).isPositive();
    assertThat(Stage.JIT.statistics(compiled).midTurnExits()).isZero();
    // What was stored is what decides from now on.
    compiled.next = compiled.now;
    interpreted.next = interpreted.now;
    for (int more : new int[] {1, 3, 500}) {
      compiled.run(more);
      interpreted.run(more);
      assertThat(compiled.sum).isEqualTo(interpreted.sum);
    }
  }
}
