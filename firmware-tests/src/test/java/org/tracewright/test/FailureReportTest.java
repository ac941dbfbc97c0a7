package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.isa.assembler.Program;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.RegionExit;
import org.tracewright.sim.Compilation;

class FailureReportTest {
  private static final int MOST_CALLS = 20;

  /** What is compiled when must not depend on how busy the host is. */
  @BeforeEach
  void compileAtOnceAndNothingYet() {
    settings(JitSettings.defaults().withSynchronous(true).withThresholds(300, 50));
  }

  @AfterAll
  static void restore() {
    settings(JitSettings.defaults());
  }

  private static void settings(JitSettings all) {
    try (Simulator any = Simulator.riscv32(Guests.LIBRARY).memory(1 << 20).build()) {
      compilation(any).setSettings(all);
    }
  }

  /** A loop is left at its last branch; its region is that of the loop. */
  @ParameterizedTest
  @EnumSource(names = {"JIT", "LOCKSTEP"})
  void namesTheExitThatWasTaken(Engine engine) {
    try (Simulator sim = Simulator.riscv32(Guests.LIBRARY).engine(engine).memory(1 << 20).build()) {
      untilCompiledCodeIsLeft(sim, () -> sim.call("turn", 20_000));
      String exit =
          "0x%08x <turn\\+0x18>, (by exit \\d+ of|at the end of) trace \\d+, region at turn\\+0x8";
      assertThat(sim.failure("wrong", null).getMessage())
          .contains("\ninterpreter: agrees")
          .containsPattern("\n  left at " + exit.formatted(sim.address("turn") + 0x18));
    }
  }

  /** What compiled code did wrong may show later. */
  @Test
  void theInterpreterIsAskedAlsoAfterASwitchToIt() {
    try (Simulator sim = Simulator.riscv32(Guests.LIBRARY).memory(1 << 20).build()) {
      untilCompiledCodeIsLeft(sim, () -> sim.call("turn", 20_000));
      sim.setEngine(Engine.INTERPRETER);
      sim.call("add", 1, 2);
      assertThat(sim.failure("wrong", null).getMessage())
          .contains("engine INTERPRETER", "\n  left at ", "\ninterpreter: agrees");
    }
  }

  private static final Program WALK =
      Guests.assemble(
          """
                  .globl _start, walk
          _start: ebreak
          walk:   addi  a0, a0, 1
                  lbu   t1, -1(a0)
                  add   t2, t2, t1
                  addi  a1, a1, -1
                  bnez  a1, walk
                  ret
          """);

  /** Also where it is not the first one of the compiled loop. */
  @ParameterizedTest
  @EnumSource(names = {"JIT", "LOCKSTEP"})
  void namesTheInstructionThatTraps(Engine engine) {
    try (Simulator sim = Simulator.riscv32(WALK).engine(engine).memory(1 << 20).build()) {
      int end = sim.memory().allocate(MemoryView.ARENA) + MemoryView.ARENA;
      untilCompiledCodeIsLeft(sim, () -> sim.call("walk", end - 20_000, 20_000));
      assertThatExceptionOfType(SimulationFailure.class)
          .isThrownBy(() -> sim.call("walk", end - 20_000, 20_001))
          .withMessageContaining(" <walk+0x4>, after ")
          .withMessageContaining("interpreter: agrees");
    }
  }

  private static void untilCompiledCodeIsLeft(Simulator sim, Runnable call) {
    for (int calls = 0; calls < MOST_CALLS; calls++) {
      call.run();
      if (last(sim) != null && !last(sim).pause()) {
        return;
      }
    }
    throw new AssertionError("the loop is never left from compiled code: " + sim.statistics());
  }

  private static RegionExit last(Simulator sim) {
    return compilation(sim).lastExits().stream().findFirst().orElse(null);
  }

  private static Compilation compilation(Simulator sim) {
    return sim.guest().compiled().cpu().compilation().orElseThrow();
  }
}
