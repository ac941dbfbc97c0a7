package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.RegionExit;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.Virtualizable;

class LastExitsTest {
  private static final long FAR = 1_000_000;

  // Counts x1 up to x2.
  private static final int[] PROGRAM = {
    i(ADDI, 1, 1, 1), i(XOR, 3, 3, 1), i(BLT, 1, 2, -2), i(STOP, 0, 0, 0)
  };

  @BeforeEach
  void forget() {
    Registers.settings(JitSettings.defaults().withSynchronous(true).withThresholds(20, 5));
  }

  private static Registers counting(int end) {
    Registers machine = new Registers(PROGRAM);
    machine.x[2] = end;
    return machine;
  }

  @Test
  void whatWasNeverCompiledWasNeverLeft() {
    Registers machine = counting(10).engine(Engine.OFF);
    machine.run(FAR);
    assertThat(JIT.lastExits(machine)).isEmpty();
  }

  @Test
  void theExitOfALoopIsTheOneAtItsEnd() {
    Registers machine = counting(1000);
    machine.run(FAR);
    assertThat(machine.stopped).isTrue();
    RegionExit last = JIT.lastExits(machine).getFirst();
    assertThat(last.region()).isZero();
    assertThat(last.key()).isEqualTo(2);
    assertThat(last.pause()).isFalse();
    assertThat(taken(machine)).contains(List.of(last.trace(), last.exit()));
  }

  /** Those exits of the only region that were ever taken. */
  private static List<List<Integer>> taken(Registers machine) {
    RegionReport region = JIT.regions(machine).getFirst();
    return region.exits().stream()
        .filter(exit -> exit.count() > 0)
        .map(exit -> List.of(exit.trace(), exit.exit()))
        .toList();
  }

  @Test
  void aPauseIsToldFromAnExitAndForgottenAtTheNext() {
    Registers machine = counting(100_000);
    machine.run(200_000);
    assertThat(JIT.lastExits(machine)).first().matches(RegionExit::pause);
    assertThat(JIT.lastExits(machine)).filteredOn(RegionExit::pause).hasSize(1);
    machine.run(FAR);
    assertThat(machine.stopped).isTrue();
    assertThat(JIT.lastExits(machine)).isNotEmpty().noneMatch(RegionExit::pause);
  }

  /** Stores before it looks at what another turn may have stored: such turns are left late. */
  private static final class Late {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "late");

    @Virtualizable private int pc;
    private final int[] cells = new int[8];
    private int count;
    private int seen;
    private int limit;

    void run(int upTo) {
      limit = upTo;
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (count >= limit) {
          return;
        }
        if (pc == 0) {
          count++;
          pc = 1;
        } else {
          cells[count & 7] = count;
          pc = 0;
          if (cells[3] >= 10_000) {
            seen++;
          }
        }
      }
    }
  }

  @Test
  void aTurnThatWasLeftInItsMiddleIsNamed() {
    Late.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(20, 5));
    Late late = new Late();
    late.run(10_004);
    assertThat(late.seen).isPositive();
    assertThat(Late.JIT.lastExits(late).getFirst())
        .returns(true, RegionExit::midTurn)
        .returns(1, RegionExit::key);
  }

  @Test
  void theLastOfManyComesFirst() {
    Registers machine = counting(1000);
    for (int end = 1000; end <= 6000; end += 1000) {
      machine.x[2] = end;
      machine.pc = end == 6000 ? 1 : 0; // ends one instruction earlier
      machine.stopped = false;
      machine.run(FAR);
    }
    assertThat(JIT.lastExits(machine)).hasSizeBetween(2, 4).allMatch(e -> e.key() == 2);
  }
}
