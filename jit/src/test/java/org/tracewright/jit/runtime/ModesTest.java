package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Limit;
import org.tracewright.jit.QuasiImmutable;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/** Code for each value of a quasi-immutable field. */
class ModesTest {
  private static final long RUN = 50_000;

  /** Adds the mode up; may change it by itself. */
  static final class Machine {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "modes");

    @Immutable private final byte[] program;
    @Virtualizable private int pc;
    @Virtualizable final int[] x = new int[4];
    @Retired long retired;
    @Limit private long limit;
    @QuasiImmutable int mode = 1;

    Machine(int... program) {
      this.program = new byte[program.length];
      for (int at = 0; at < program.length; at++) {
        this.program[at] = (byte) program[at];
      }
    }

    void run(long more) {
      limit = retired + more;
      while (true) {
        JIT.mergePoint(this, pc);
        if (retired >= limit) {
          return;
        }
        int op = program[pc];
        pc = pc + 1 == program.length ? 0 : pc + 1;
        retired++;
        switch (op) {
          case 0 -> x[0] += mode;
          case 1 -> x[1] ^= x[0] << 3;
          case 2 -> mode = (x[0] & 1024) == 0 ? 1 : 2;
          default -> toggle();
        }
      }
    }

    @Residual
    private void toggle() {
      mode = x[2]++ % 100 == 0 ? 3 : 4;
    }
  }

  @BeforeEach
  void forget() {
    Machine.JIT.settings(
        JitSettings.defaults().withSynchronous(true).withThresholds(20, 5).withWarmUp(0));
  }

  private static long compiled(Machine machine) {
    return Machine.JIT.statistics(machine).compiledInstructions();
  }

  @Test
  void everyModeIsCompiledAndFoundAgain() {
    Machine machine = new Machine(0, 1, 0);
    for (int round = 0; round < 6; round++) {
      machine.mode = 1 + round % 2;
      long before = compiled(machine);
      machine.run(RUN);
      assertThat(compiled(machine) - before).as("round %d", round).isGreaterThan(RUN * 9 / 10);
    }
    assertThat(machine.x[0]).isEqualTo((int) (6 * RUN * 2 / 3 * 3 / 2));
    assertThat(Machine.JIT.statistics(machine).invalidations()).isZero();
  }

  @Test
  void modesThatTakeTurnsAreFoundAtOnce() {
    Machine machine = new Machine(0, 1, 0);
    for (int mode = 1; mode <= 2; mode++) {
      machine.mode = mode;
      machine.run(RUN);
    }
    long before = compiled(machine);
    for (int round = 0; round < 1000; round++) {
      machine.mode = 1 + round % 2;
      machine.run(100);
    }
    assertThat(compiled(machine) - before).isGreaterThan(1000 * 100 * 9 / 10);
  }

  @Test
  void aModeThatIsBackSoonCostsNothing() {
    Machine machine = new Machine(0, 1, 0);
    machine.run(RUN);
    long before = compiled(machine);
    for (int round = 0; round < 1000; round++) {
      machine.mode = 2;
      machine.run(5);
      machine.mode = 1;
      machine.run(100);
    }
    assertThat(compiled(machine) - before).isGreaterThan(1000 * 105 * 8 / 10);
  }

  @Test
  void aModeThatWasNeverHotDoesNotHideTheOthersCode() {
    Machine machine = new Machine(0, 1, 0);
    machine.run(RUN);
    machine.mode = 2;
    machine.run(10);
    machine.mode = 1;
    long before = compiled(machine);
    machine.run(RUN);
    assertThat(compiled(machine) - before).isGreaterThan(RUN * 9 / 10);
  }

  @Test
  void whatTheModelChangesItselfIsSeenAtOnce() {
    for (int[] program : new int[][] {{0, 1, 2}, {0, 3, 0, 1}, {3, 0, 2, 0}, {0, 0, 2, 0, 3}}) {
      Machine machine = new Machine(program);
      Machine twin = new Machine(program);
      Machine.JIT.engine(twin, Engine.OFF);
      for (int round = 0; round < 5; round++) {
        machine.run(RUN + round);
        twin.run(RUN + round);
        assertThat(machine.x).isEqualTo(twin.x);
        assertThat(machine.mode).isEqualTo(twin.mode);
      }
      assertThat(compiled(machine)).isPositive();
    }
  }
}
