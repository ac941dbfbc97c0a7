package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.sim.elf.ElfFile;

class PreparationTest {
  private static final ElfFile LIBRARY = ElfFile.read("programs/library.elf");
  private static final int SIMULATORS = 50;

  private static SimulatorBuilder library(Engine engine) {
    return Simulator.riscv32(LIBRARY).engine(engine).memory(1 << 20);
  }

  private static Preparation afterInit() {
    Preparation preparation = new Preparation();
    preparation.runPast("init");
    return preparation;
  }

  /** With a budget of one instruction nobody comes anywhere by running. */
  private static SimulatorBuilder standing(Engine engine) {
    return library(engine).budget(1);
  }

  @ParameterizedTest
  @EnumSource
  void theProgramRunsOnce(Engine engine) {
    Preparation preparation = afterInit();
    long instructions;
    try (Simulator first = preparation.make(library(engine))) {
      instructions = first.instructions();
      first.memory().writeWord("calls", 77);
      first.memory().allocate(100);
      first.console().sendLine("Ada");
    }
    try (Simulator next = preparation.make(standing(engine))) {
      assertThat(next.instructions()).isEqualTo(instructions);
      assertThat(next).hasWord("calls", 0);
      checkThatItGoesOn(next);
    }
    assertThatExceptionOfType(SimulationFailure.class)
        .as("another machine has to run itself")
        .isThrownBy(() -> preparation.make(standing(engine).memory(2 << 20)))
        .withMessageContaining("expected the program to call init");
  }

  /** The guest goes on as if it had come there itself. */
  private static void checkThatItGoesOn(Simulator sim) {
    try (Simulator whole = library(sim.engine()).build()) {
      whole.console().sendLine("Grace");
      sim.console().sendLine("Grace");
      assertThat(sim.run(1_000_000)).isEqualTo(whole.run());
      assertThat(sim).printedExactly(whole.console().output());
      assertThat(sim.instructions()).isEqualTo(whole.instructions());
    }
  }

  @ParameterizedTest
  @EnumSource
  void javaCodeSeesTheRunOfEach(Engine engine) {
    Preparation preparation = afterInit();
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      preparation.make(library(engine).observe("init", call -> seen.add(1))).close();
    }
    assertThat(seen).hasSize(3);
  }

  /** Only if it had no part in the run. */
  @ParameterizedTest
  @EnumSource
  void javaCodeMayBeThere(Engine engine) {
    Preparation preparation = afterInit();
    List<Integer> seen = new ArrayList<>();
    preparation.make(replaced(library(engine), seen)).close();
    try (Simulator next = preparation.make(replaced(standing(engine), seen))) {
      assertThat(seen).isEmpty();
      next.call("crc32", "abc", 3);
      assertThat(seen).hasSize(1);
    }
    assertThatExceptionOfType(SimulationFailure.class)
        .as("other Java code may have a part in it")
        .isThrownBy(() -> preparation.make(standing(engine)));
  }

  private static SimulatorBuilder replaced(SimulatorBuilder builder, List<Integer> seen) {
    return builder.replace("crc32", call -> seen.add(1));
  }

  @ParameterizedTest
  @EnumSource
  void stepsAreDoneForEachInTheirOrder(Engine engine) {
    Preparation preparation = new Preparation();
    List<String> done = new ArrayList<>();
    preparation.step(sim -> done.add("before"));
    preparation.runPast("init");
    preparation.step(sim -> done.add("after " + sim.instructions()));
    for (int i = 0; i < 2; i++) {
      preparation.make(library(engine)).close();
    }
    assertThat(done).hasSize(4).startsWith("before").element(1).isNotEqualTo("after 0");
    assertThat(done.subList(0, 2)).isEqualTo(done.subList(2, 4));
  }

  @ParameterizedTest
  @EnumSource
  void copiesDoNotMeet(Engine engine) throws Exception {
    Preparation preparation = afterInit();
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < SIMULATORS; i++) {
        int number = i;
        running.add(threads.submit(() -> one(preparation.make(library(engine)), number)));
      }
      for (Future<?> r : running) {
        r.get();
      }
    }
  }

  private static void one(Simulator made, int number) {
    try (Simulator sim = made) {
      assertThat(sim.memory().word("calls")).isZero();
      for (int i = 0; i < 1 + number % 5; i++) {
        sim.call("crc32", "abc", 3);
      }
      sim.memory().writeWord(sim.memory().allocate(4), number);
      assertThat(sim.memory().word("calls")).isEqualTo(1 + number % 5);
    }
  }
}
