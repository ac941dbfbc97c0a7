package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionReport;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

/** Simulators of one program in one JVM share compiled code and nothing else. */
class IsolationTest {
  private static final int SIMULATORS = 200;
  private static final int MOST_RUNS = 20;

  /** The compiler's thread gets to it when the host has time for it. */
  private static final int PATIENCE = 500;

  private static final ElfFile SIEVE = ElfFile.read(Path.of("programs/sieve.elf").toString());

  private static Simulator sieve() {
    return Simulator.riscv32(SIEVE).memory(16 << 20).build();
  }

  @AfterEach
  void restore() {
    settings(JitSettings.defaults());
  }

  private static void settings(JitSettings all) {
    try (Simulator any = library()) {
      any.machine().cpu().compilation().orElseThrow().setSettings(all);
    }
  }

  @Test
  void whatOneCompiledTheNextOneUses() {
    settings(JitSettings.defaults().withSynchronous(true).withWarmUp(0));
    JitStatistics before = afterARun();
    // What is hot only now and then is compiled in the second run or the third.
    for (int i = 0; i < MOST_RUNS; i++) {
      JitStatistics now = afterARun();
      if (before.regions() > 0 && now.compileSeconds() == before.compileSeconds()) {
        assertThat(now.regions()).isEqualTo(before.regions());
        assertThat(now.compiledShare()).as("hot from the start").isGreaterThan(0.9);
        return;
      }
      before = now;
    }
    throw new AssertionError("run after run something is compiled: " + before);
  }

  private static JitStatistics afterARun() {
    try (Simulator sim = sieve()) {
      assertThat(sim.run()).isEqualTo(new StopReason.Exited(0));
      return sim.statistics().compiling();
    }
  }

  /** Faults and budgets that run out do not have anything compiled anew, either. */
  @Test
  void twoHundredAtOnceDoNotMeetAndCompileOnce() throws Exception {
    Compiled before = compiled();
    // A JVM compiles nothing at first, for the sake of short runs.
    for (int i = 0; i < PATIENCE && before.emissions == 0; i++) {
      twoHundredAtOnce();
      before = compiled();
    }
    assertThat(before.emissions)
        .as("regions, emitted again when something is added: %s", before)
        .isBetween(1, SIMULATORS / 4);
    for (int i = 0; i < PATIENCE; i++) {
      twoHundredAtOnce();
      Compiled now = compiled();
      if (now.equals(before)) {
        return;
      }
      before = now;
    }
    throw new AssertionError("run after run something is compiled: " + before);
  }

  /** All that was ever compiled of the program. */
  private record Compiled(int regions, int emissions, double seconds) {}

  private static Compiled compiled() {
    try (Simulator sim = library()) {
      assertThat(sim.call("turn", 1).asInt()).isEqualTo(1);
      List<RegionReport> regions = sim.machine().cpu().compilation().orElseThrow().regions();
      return new Compiled(
          regions.size(),
          regions.stream().mapToInt(RegionReport::emissions).sum(),
          sim.statistics().compiling().compileSeconds());
    }
  }

  private static void twoHundredAtOnce() throws Exception {
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < SIMULATORS; i++) {
        int number = i;
        running.add(threads.submit(() -> one(number)));
      }
      for (Future<?> r : running) {
        r.get();
      }
    }
  }

  @Test
  void simulatorsThatNobodyHoldsAreGone() {
    for (int i = 0; i < SIMULATORS; i++) {
      Simulator sim = Simulator.riscv32(Guests.LIBRARY).memory(64 << 20).build();
      assertThat(sim.call("twice", i).asInt()).isEqualTo(2 * i);
    }
  }

  private static Simulator library() {
    return Simulator.riscv32(Guests.LIBRARY).memory(1 << 20).budget(50_000).build();
  }

  /** Calls, budgets that run out and faults take turns. */
  private static void one(int number) {
    try (Simulator sim = library()) {
      sim.memory().writeWord("count", number);
      assertThat(sim.call("turn", 2_000 + number).asInt()).isEqualTo(2_000 + 2 * number);
      switch (number % 4) {
        case 0 -> assertThat(failureOf(sim, "spin")).isInstanceOf(StopReason.Budget.class);
        case 1 -> assertThat(failureOf(sim, "fault")).isInstanceOf(StopReason.Trap.class);
        case 2 -> assertThat(sim.run()).isEqualTo(new StopReason.Exited(42));
        default -> assertThat(sim.call("length", "x".repeat(number)).asInt()).isEqualTo(number);
      }
      assertThat(sim.memory().word("count")).isEqualTo(2_000 + 2 * number);
    }
  }

  private static StopReason failureOf(Simulator sim, String function) {
    try {
      sim.call(function);
    } catch (SimulationFailure e) {
      return e.reason().orElseThrow();
    }
    throw new AssertionError(function + " returned");
  }
}
