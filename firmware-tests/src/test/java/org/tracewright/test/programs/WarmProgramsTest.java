package org.tracewright.test.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.test.Engine;
import org.tracewright.test.Simulator;

/** Integer programs that have run before run compiled, and seldom leave compiled code. */
class WarmProgramsTest {
  private static final int RUNS = 4;
  private static Compilation last;

  @TempDir private Path folder;

  @AfterAll
  static void restore() {
    last.setSettings(JitSettings.defaults());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"crc32", "sha256", "lz", "huffman", "bytecode", "matrix 120", "sort", "trees"})
  void runsCompiled(String command) {
    JitStatistics statistics = null;
    long instructions = 0;
    for (int run = 0; run < RUNS; run++) {
      try (Simulator simulator = simulator(command.split(" "))) {
        if (run == 0) {
          last = simulator.machine().cpu().compilation().orElseThrow();
          last.setSettings(JitSettings.defaults().withSynchronous(true).withThresholds(300, 50));
          simulator.setEngine(Engine.JIT);
        }
        simulator.run();
        statistics = simulator.statistics().compiling();
        instructions = simulator.instructions();
      }
    }
    assertThat(statistics.compiledShare()).as("%s", statistics).isGreaterThan(0.995);
    assertThat(1000.0 * statistics.sideExits() / instructions)
        .as("side exits per thousand instructions, %s", statistics)
        .isLessThan(5);
  }

  // The matrix product at its own size is 2 million instructions of many short loops.
  private Simulator simulator(String[] words) {
    GuestProgram program = new GuestProgram(words[0], GuestProgram.SOURCES);
    return words.length == 1
        ? program.simulator(Engine.JIT, folder)
        : Simulator.riscv32(ElfFile.parse(words[0], program.elf()))
            .engine(Engine.JIT)
            .arguments(words[1])
            .build();
  }
}
