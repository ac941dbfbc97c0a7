package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/**
 * Turns that have an effect before they branch: where neither way of the branch depends on the
 * effect, both are compiled, and nothing is left in the middle of a turn.
 */
class EarlyGuardsTest {
  private static final int TURNS = 20_000;

  static final class Cell {
    int value;
    Cell next;
  }

  /** Each key branches in another way, after {@code steps} has been written. */
  static final class Branching {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "branching");

    @Virtualizable private int pc;
    @Virtualizable private int top = 4;
    @Virtualizable private int random = 1;
    @Retired private long retired;
    @Limit private long limit;
    private long steps;
    private final int[] stack = new int[8];
    private final Cell[] cells = {new Cell(), new Cell()};
    private final int[][] box = new int[1][];
    private Cell last = cells[0];

    Branching(Engine engine) {
      JIT.engine(this, engine);
      cells[0].next = cells[1];
      cells[1].next = cells[0];
    }

    void run() {
      limit = TURNS;
      while (true) {
        JIT.mergePoint(this, pc);
        if (retired >= limit) {
          return;
        }
        retired++;
        steps++;
        random = random * 1103515245 + 12345;
        switch (pc) {
          case 0 -> onLoad();
          case 1 -> onStored();
          case 2 -> onNeighbour();
          default -> onNew();
        }
        pc = pc + 1 & 3;
      }
    }

    // What was in memory before the turn.
    private void onLoad() {
      if (stack[top] < 0) {
        stack[0]++;
      }
      stack[top] = random;
    }

    // What the turn itself has just stored.
    private void onStored() {
      stack[top - 1] ^= random;
      if (stack[top - 1] < 0) {
        stack[1]++;
      }
    }

    // Another element of the same array.
    private void onNeighbour() {
      stack[top - 2] = random;
      if (stack[top - 1] < stack[top]) {
        stack[2]++;
      }
    }

    // What was there before an array that is made and written first.
    private void onNew() {
      last.value = random;
      int[] made = {random, 0};
      if (stack[top - 1] < 0) {
        stack[3]++;
      }
      box[0] = made;
      last = last.next;
    }

    String describe() {
      return steps + " " + java.util.Arrays.toString(stack) + " " + last.value + box[0][0];
    }
  }

  @BeforeEach
  void forget() {
    Branching.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(10, 5));
  }

  @Test
  void turnsAreNeverLeftInTheMiddle() {
    Branching compiled = run(Engine.JIT);

    JitStatistics statistics = Branching.JIT.statistics(compiled);
    assertThat(statistics.midTurnExits()).isZero();
    assertThat(statistics.compiledShare()).isGreaterThan(0.9);
    assertThat(statistics.sideExits()).isLessThan(TURNS / 20);
  }

  @Test
  void stateIsTheInterpreters() {
    String expected = run(Engine.OFF).describe();

    assertThat(run(Engine.JIT).describe()).isEqualTo(expected);
    assertThat(run(Engine.CHECKED).describe()).isEqualTo(expected);
  }

  private static Branching run(Engine engine) {
    Branching model = new Branching(engine);
    model.run();
    return model;
  }
}
