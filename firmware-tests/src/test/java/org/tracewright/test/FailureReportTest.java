package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.RegionExit;

class FailureReportTest {
  private static final int MOST_CALLS = 2000;

  /** A loop is left at its last branch; its region is that of the loop. */
  @ParameterizedTest
  @EnumSource(names = {"JIT", "LOCKSTEP"})
  void namesTheExitThatWasTaken(Engine engine) {
    try (Simulator sim = Simulator.riscv32(Guests.LIBRARY).engine(engine).memory(1 << 20).build()) {
      untilCompiledCodeIsLeft(sim);
      String exit = "0x%08x <turn\\+0x18>, by exit -?\\d+ of trace \\d+, region at turn\\+0x8";
      assertThat(sim.failure("wrong", null).getMessage())
          .containsPattern("\n  left at " + exit.formatted(sim.address("turn") + 0x18));
    }
  }

  private static void untilCompiledCodeIsLeft(Simulator sim) {
    for (int calls = 0; calls < MOST_CALLS; calls++) {
      sim.call("turn", 20_000);
      if (last(sim) != null && !last(sim).pause()) {
        return;
      }
    }
    throw new AssertionError("the loop is never left from compiled code: " + sim.statistics());
  }

  private static RegionExit last(Simulator sim) {
    return sim.guest().compiled().cpu().compilation().orElseThrow().lastExits().stream()
        .findFirst()
        .orElse(null);
  }
}
