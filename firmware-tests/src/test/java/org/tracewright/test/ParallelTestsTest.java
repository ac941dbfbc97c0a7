package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.tracewright.sim.StopReason;

/** Tests that JUnit runs in several threads, with faults and budgets that run out between them. */
class ParallelTestsTest {
  private static final int TESTS = 200;
  private static final Set<String> THREADS = ConcurrentHashMap.newKeySet();

  /** Only run from below. */
  static class Interleaved {
    @RegisterExtension
    static final SimulatorExtension FW =
        SimulatorExtension.riscv32("programs/library.elf")
            .budget("300K")
            .with(builder -> builder.memory(1 << 20))
            .snapshotAfter("init")
            .build();

    @RepeatedTest(TESTS)
    void oneOfMany(RepetitionInfo repetition, Simulator sim) {
      THREADS.add(Thread.currentThread().getName());
      int number = repetition.getCurrentRepetition();
      String text = "x".repeat(number);
      int at = sim.memory().allocate(text);
      sim.call("crc32", at, number);
      switch (number % 3) {
        case 0 -> fails(sim, StopReason.Trap.class, "crc32", 0x7000_0000, 1);
        case 1 -> fails(sim, StopReason.Budget.class, "crc32", at, 100_000_000);
        default -> sim.call("crc32", at, 1);
      }
      assertThat(sim).hasWord("calls", 2);
      assertThat(sim.memory().string(at)).isEqualTo(text);
      sim.console().sendLine(text.substring(0, Math.min(number, 60)));
      assertThat(sim.run()).exitedWith(1);
    }

    private static void fails(
        Simulator sim, Class<? extends StopReason> why, String function, Object... arguments) {
      SimulationFailure failure =
          assertThatExceptionOfType(SimulationFailure.class)
              .isThrownBy(() -> sim.call(function, arguments))
              .actual();
      assertThat(failure.reason()).containsInstanceOf(why);
    }
  }

  @Test
  void doNotMeet() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Interleaved.class))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .execute()
        .testEvents()
        .assertStatistics(events -> events.started(TESTS).succeeded(TESTS));
    assertThat(THREADS).hasSizeGreaterThan(1);
  }
}
