package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.isa.assembler.Program;
import org.tracewright.test.SimulationFailure;
import org.tracewright.test.Simulator;

/** What a failing test tells how to reproduce it with leads to the same place. */
class ReproductionTest {
  private static final Program BROKEN =
      Rv32.assemble(
          """
                  .globl _start, broken
          _start: li    a0, 0
                  la    a1, buffer
                  li    a2, 1
                  li    a7, 63          # read
                  ecall
                  lbu   t0, 0(a1)
                  li    s0, 1000
          1:      addi  s0, s0, -1
                  bnez  s0, 1b
          broken: lw    t2, 0(t0)       # there is no memory where letters lead
                  ebreak
                  .data
          buffer: .word 0
          """,
          Map.of());

  @ParameterizedTest
  @EnumSource
  void thePrintedLineLeadsToTheSamePlace(org.tracewright.test.Engine engine) throws Exception {
    String report = report(engine);
    assertThat(report).contains("load access fault").contains("<broken>").contains("t0=0x00000078");
    assertThat(report.lines().count()).isLessThan(40);
    Matcher line = Pattern.compile("\\./tw (.*) < (\\S+)").matcher(report);
    assertThat(line.find()).as(report).isTrue();
    String input = Files.readString(Path.of(line.group(2)));
    Tw tw = Tw.withInput(input, List.of(line.group(1).split(" ")).toArray(String[]::new));
    assertThat(tw.status()).isEqualTo(128 + 11);
    assertThat(tw.error()).contains("load access fault").contains("<broken>");
    String retired = report.replaceAll("(?s).*after (\\d+) instructions.*", "$1");
    assertThat(tw.error()).contains("instructions retired: " + retired);
  }

  private static String report(org.tracewright.test.Engine engine) {
    try (Simulator sim = Simulator.riscv32(BROKEN).engine(engine).memory(1 << 20).build()) {
      sim.console().send("x");
      return assertThatExceptionOfType(SimulationFailure.class)
          .isThrownBy(() -> sim.console().waitFor("done"))
          .actual()
          .getMessage();
    }
  }
}
