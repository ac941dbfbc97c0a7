package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.LintRule;

/** Turns that do a lot: an array of cells that all take a step for one call of mergePoint. */
class LongTurnsTest {
  private static final class Cells {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "cells");

    private final int[] cells;
    private int clock;
    private int end;

    Cells(int count) {
      cells = new int[count];
    }

    void run(int until) {
      end = until;
      while (true) {
        JIT.mergePoint(this, 0);
        if (clock == end) {
          return;
        }
        for (int i = 1; i < cells.length; i++) {
          cells[i] = cells[i] * 3 + cells[i - 1] + clock;
        }
        clock++;
      }
    }
  }

  private static Cells afterRunning(int cells, JitSettings settings) {
    Cells.JIT.settings(settings);
    Cells model = new Cells(cells);
    model.run(5000);
    return model;
  }

  private static final JitSettings EAGER =
      JitSettings.defaults().withSynchronous(true).withThresholds(20, 5);

  @Test
  void areNotedOnceIfTheyAreTooLongForATrace() {
    Cells model = afterRunning(1000, EAGER);
    assertThat(Cells.JIT.statistics(model).regions()).isZero();
    assertThat(Cells.JIT.notes())
        .extracting(LintFinding::rule)
        .containsExactly(LintRule.TURN_LENGTH);
    assertThat(Cells.JIT.notes().getFirst().sentence()).contains("Cells.run:", "mergePoint");
  }

  @Test
  void areNotedIfTheyAreTooLongForAMethod() {
    Cells model = afterRunning(1000, EAGER.withTraceLimits(100_000, 10));
    assertThat(Cells.JIT.statistics(model).regions()).isZero();
    assertThat(Cells.JIT.notes())
        .anySatisfy(note -> assertThat(note.sentence()).contains("key 0", "does not fit"));
  }

  @Test
  void areCompiledIfTheyAreNot() {
    Cells model = afterRunning(100, EAGER);
    assertThat(Cells.JIT.statistics(model).regions()).isPositive();
    assertThat(Cells.JIT.notes()).isEmpty();
  }

  @Test
  void keepNoModelWarmingUpForEver() {
    Cells.JIT.settings(JitSettings.defaults().withThresholds(10, 5).withWarmUp(Integer.MAX_VALUE));
    Cells model = new Cells(100);
    for (int until = 1000; Cells.JIT.statistics(model).regions() == 0; until += 1000) {
      assertThat(until).as("turns, which take minutes").isLessThan(1_000_000_000);
      model.run(until);
    }
  }
}
