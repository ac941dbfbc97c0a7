package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.isa.assembler.Program;
import org.tracewright.sim.Device;
import org.tracewright.sim.StopReason;
import org.tracewright.test.Engine;
import org.tracewright.test.Simulator;

/** The line that a failing test prints leads to the same place in the debugger. */
class ReproductionTest {
  private static final String FOLDER = "tracewright.failures";

  private static final Program BROKEN =
      Rv32.assemble(
          """
                  .globl _start, broken, probe
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
          probe:  li    t1, 900         # reads a device, then what the test gave it
          1:      lw    t2, 0(a0)
                  addi  t1, t1, -1
                  bnez  t1, 1b
                  lw    s3, 0(a1)
                  jr    s3
                  .data
          buffer: .word 0
          """,
          Map.of());

  @TempDir private static Path scratch;

  /** One whose name needs the shell's quotes. */
  @BeforeAll
  static void chooseFolder() {
    System.setProperty(FOLDER, scratch.resolve("it's broken").toString());
  }

  @AfterAll
  static void restore() {
    System.clearProperty(FOLDER);
  }

  @ParameterizedTest
  @EnumSource
  void aTrapOfTheProgram(Engine engine) {
    try (Simulator sim = Simulator.riscv32(BROKEN).engine(engine).memory(1 << 20).build()) {
      sim.console().send("x");
      String report = report(() -> sim.console().waitFor("done"));
      assertThat(report)
          .contains("load access fault")
          .contains("<broken>")
          .contains("t0=0x00000078");
      assertThat(report.lines().count()).isLessThan(40);
      Tw tw = leadsToTheSamePlace(report);
      assertThat(tw.out()).contains("The program died of load access fault at").contains("<broken");
      assertThat(tw.status()).isEqualTo(128 + 11);
    }
  }

  /** What the test put into the guest, and what its device answered, are in the state. */
  @ParameterizedTest
  @EnumSource
  void aCallThatTheTestPrepared(Engine engine) {
    try (Simulator sim =
        Simulator.riscv32(BROKEN)
            .engine(engine)
            .device("answer", 0x1000_0000, 4, new Answer())
            .seed(3)
            .arguments("two words")
            .build()) {
      int at = sim.memory().allocate(new byte[] {0, 0, 0, 0x70});
      String report = report(() -> sim.call("probe", 0x1000_0000, at));
      assertThat(report).contains("instruction access fault").contains("at:          0x70000000");
      Tw tw = leadsToTheSamePlace(report, "print/x $t2", "print/x *(u32*)$a1", "print/x $sp");
      assertThat(tw.out()).contains("= 0x2a\n").contains("= 0x70000000\n");
      assertThat(tw.status()).isEqualTo(128 + 11);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBudgetThatIsUsedUp(Engine engine) {
    try (Simulator sim =
        Simulator.riscv32(BROKEN).engine(engine).memory(1 << 20).budget(501).build()) {
      sim.console().send("x");
      String report = report(() -> sim.console().waitFor("done"));
      assertThat(leadsToTheSamePlace(report, "stepi", "info program").out())
          .contains("instructions retired: 502");
    }
  }

  /** Machines of other environments have other parts. */
  @ParameterizedTest
  @CsvSource({"traps", "pass", "semihost", "plain", "files"})
  void inEveryEnvironment(String program) {
    for (Engine engine : Engine.values()) {
      try (Simulator sim =
          Simulator.riscv32(Path.of(Guests.program(program)))
              .engine(engine)
              .arguments("-x")
              .memory(8 << 20)
              .folder(scratch)
              .build()) {
        sim.run(111);
        String early = report(() -> assertThat(sim).isIn("nowhere"));
        StopReason end = sim.run(1_000_000);
        int status = leadsToTheSamePlace(early, "continue").status();
        assertThat(end).isEqualTo(new StopReason.Exited(status));
        leadsToTheSamePlace(report(() -> assertThat(sim).isIn("nowhere")));
      }
    }
  }

  private static final class Answer implements Device {
    @Override
    public long read(int offset, int width) {
      return 42;
    }

    @Override
    public boolean write(int offset, int width, int value) {
      return false;
    }
  }

  private static String report(ThrowingCallable test) {
    return assertThatExceptionOfType(AssertionError.class).isThrownBy(test).actual().getMessage();
  }

  private static Tw leadsToTheSamePlace(String report, String... more) {
    List<String> words = words(group("(?m)^reproduce: +\\./tw (debug .*)$", report));
    List<String> all = new ArrayList<>(words);
    // The prompt would end with its input, too.
    all.add(1, "--batch");
    for (String command : more) {
      all.addAll(all.size() - program(words), List.of("-ex", command));
    }
    Tw tw = Tw.run(all.toArray(String[]::new));
    String place = group("(?m)^at: +(0x[0-9a-f]{8}( <[^>]*>)?)", report);
    String retired = group("after (\\d+) instructions", report);
    assertThat(tw.out())
        .as(report)
        .contains("instructions retired: " + retired + "\n")
        .contains("It is at " + place + ".\n");
    assertThat(Path.of(group("(?m)^saved in: +(.*)$", report)))
        .isDirectoryContaining(f -> f.endsWith("console.txt"))
        .isDirectoryContaining(f -> f.endsWith("statistics.txt"));
    return tw;
  }

  /** How many words the program and its arguments are. */
  private static int program(List<String> words) {
    return words.size() - words.lastIndexOf("-ex") - 2;
  }

  private static String group(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
    return found.group(1);
  }

  /** The words that a shell would make of a line. */
  private static List<String> words(String line) {
    return Pattern.compile("(?:'[^']*'|\\\\.|[^\\s'\\\\])+")
        .matcher(line)
        .results()
        .map(word -> word.group().replace("'\\''", "\0").replace("'", "").replace('\0', '\''))
        .toList();
  }
}
