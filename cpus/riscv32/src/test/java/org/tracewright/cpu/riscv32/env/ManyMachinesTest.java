package org.tracewright.cpu.riscv32.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.runtime.EmittedClasses;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

/** A thousand machines in one JVM, on several threads, do not meet. */
class ManyMachinesTest {
  private static final int DATA = 0x11000;
  private static final int ADD_A0_A0_M1 = 0xfff5_0513;
  private static final int BNEZ_A0_BACK = 0xfe05_1ee3;
  private static final int ECALL = 0x73;

  /** {@code addi rd, rs, value}. */
  private static int addi(int rd, int rs, int value) {
    return value << 20 | rs << 15 | rd << 7 | 0x13;
  }

  /**
   * Counts down from {@code number}, prints one character of the word {@code number}, exits with
   * it.
   */
  private static ElfFile program(int number) {
    return TinyElf.code(
            0x10000,
            addi(10, 0, number),
            ADD_A0_A0_M1,
            BNEZ_A0_BACK,
            addi(10, 0, 1),
            0x0001_15b7, // lui a1, 0x11
            addi(12, 0, 1),
            addi(17, 0, 64),
            ECALL,
            addi(10, 0, number),
            addi(17, 0, 93),
            ECALL)
        .data(DATA, DATA, 4, number)
        .file();
  }

  @Test
  void eachHasItsOwnMemoryOutputAndEnd() {
    IntStream.rangeClosed(1, 1_000).parallel().forEach(ManyMachinesTest::runAndCheck);
  }

  private static void runAndCheck(int number) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Machine machine = Platform.of(program(number)).memory(1 << 20).output(output).build();
    assertThat(machine.run(Machine.UNLIMITED)).isEqualTo(new StopReason.Exited(number & 0xff));
    assertThat(output.toByteArray()).containsExactly((byte) number);
    assertThat(machine.cpu().retired()).isEqualTo(1 + 2L * number + 6);
  }

  @Test
  void oneElfIsCompiledOnceForAll() {
    ElfFile program = program(300);
    Compilation compilation = machine(program).cpu().compilation().orElseThrow();
    try {
      compilation.setSettings(
          JitSettings.defaults()
              .withSynchronous(true)
              .withThresholds(20, 5)
              .withEngine(Engine.JIT));
      long before = EmittedClasses.count();
      for (int number = 0; number < 1_000; number++) {
        runCompiled(program);
      }
      // What only some hundred machines together have made hot is compiled later.
      assertThat(EmittedClasses.count() - before).isBetween(1L, 10L);
    } finally {
      compilation.setSettings(JitSettings.defaults());
    }
  }

  private static Machine machine(ElfFile program) {
    return Platform.of(program).memory(1 << 20).output(OutputStream.nullOutputStream()).build();
  }

  private static void runCompiled(ElfFile program) {
    Machine machine = machine(program);
    machine.run(Machine.UNLIMITED);
    JitStatistics done = machine.cpu().compilation().orElseThrow().statistics();
    assertThat(done.compiledInstructions()).isPositive();
  }
}
