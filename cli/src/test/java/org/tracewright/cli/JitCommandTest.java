package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Pass;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Machine;

class JitCommandTest {
  private static final String LOOP =
      """
      _start: li   s0, 20000
              la   s1, cell
      loop:   addi a0, a0, 3
              sw   a0, 0(s1)
              addi s0, s0, -1
              bnez s0, loop
              j    other
      other:  li   a0, 5
              li   a7, 93
              ecall
              .data
      cell:   .word 0
      """;

  private static final String EXPORT = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED";

  @TempDir private Path folder;

  @Test
  void showsGuestCodeTracesExitsAndBytecode() {
    Tw shown = Tw.run("jit", Guests.assembled(folder, LOOP));
    assertThat(shown.status()).isZero();
    assertThat(shown.error()).isEmpty();
    assertThat(shown.out())
        .contains("<loop>: 1 trace, ", "emitted 1 time")
        .containsPattern(
            "guest code\n +0x[0-9a-f]{8}  add a0, a0, 3\n +0x[0-9a-f]{8}  sw a0, 0\\(s1\\)")
        .containsPattern("recorded\n +trace \\d+")
        .containsPattern("optimised\n +trace \\d+")
        .containsPattern("trace 0, exit \\d+: taken 1 time\n")
        .contains("bytecode", "GOTO", "1 region, 1 trace, ", "no recording failed");
  }

  @Test
  void equalRunsGiveEqualReports() {
    String program = Guests.assembled(folder, LOOP);
    assertThat(Tw.run("jit", program)).isEqualTo(Tw.run("jit", program));
  }

  @Test
  void showsOneFunction() {
    String program = Guests.assembled(folder, LOOP);
    assertThat(Tw.run("jit", "--function=loop", program).out()).startsWith("region ");
    Tw none = Tw.run("jit", "--function=other", program);
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.out()).startsWith("no compiled code is in other at 0x");
  }

  private static long optimised(Tw shown, String operation) {
    String text = shown.out();
    String listing = text.substring(text.indexOf("optimised\n"), text.indexOf("bytecode\n"));
    return listing.lines().filter(line -> line.contains(operation)).count();
  }

  // Another JVM has other hash codes, and other orders of what is in sets.
  @ParameterizedTest
  @ValueSource(strings = {"huffman", "statemachine"})
  void equalRunsGiveEqualRegionsInAnyJvm(String name) throws IOException, InterruptedException {
    String program = Guests.program(name);
    Path out = folder.resolve("out");
    String java = ProcessHandle.current().info().command().orElse("java");
    String classes = System.getProperty("java.class.path");
    Process other =
        new ProcessBuilder(java, EXPORT, "-cp", classes, Main.class.getName(), "jit", program)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    Tw here = Tw.run("jit", program);
    assertThat(other.waitFor()).isEqualTo(here.status()).isZero();
    assertThat(Files.readString(out)).contains("region ").isEqualTo(here.out());
  }

  @Test
  void leavesPassesOfTheOptimiserOut() {
    String program = Guests.assembled(folder, LOOP);
    try {
      Tw all = Tw.run("jit", program);
      Tw none = Tw.run("jit", "--without-pass=all", program);
      Tw two = Tw.run("jit", "--without-pass=limit", "--without-pass=dce", program);
      assertThat(optimised(all, "guard")).isLessThan(optimised(two, "guard"));
      assertThat(optimised(all, " = ")).isLessThan(optimised(none, " = "));
      assertThat(Tw.run("run", "--without-pass=all", program))
          .isEqualTo(Tw.run("run", "--engine=interpreter", program));
    } finally {
      compilation().setSettings(JitSettings.defaults());
    }
  }

  @Test
  void debuggerLeavesPassesOut() {
    JitSettings settings = compilation().settings();
    try {
      String program = Guests.program("hello");
      Tw tw = Tw.run("debug", "--without-pass=heap", "--batch", "--execute", "continue", program);
      assertThat(tw.status()).as("%s", tw).isZero();
      assertThat(compilation().settings()).isEqualTo(settings.withoutPass(Pass.HEAP));
    } finally {
      compilation().setSettings(settings);
    }
  }

  private static Compilation compilation() {
    Machine any = Machine.builder().ram("ram", 0, 4096).cpu(Rv32::new).build();
    return any.cpu().compilation().orElseThrow();
  }

  @Test
  void suggestsThePassThatWasMeant() {
    Tw wrong = Tw.run("run", "--without-pass=heep", Guests.program("hello"));
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.error())
        .contains("--without-pass takes fold, guards, ", "not 'heep'", "did you mean 'heap'?");
  }

  @Test
  void suggestsTheNameThatWasMeant() {
    Tw wrong = Tw.run("jit", "--function=lopo", Guests.assembled(folder, LOOP));
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.error()).contains("has no symbol 'lopo'", "did you mean 'loop'?");
  }

  @Test
  void saysWhenNothingIsHot() {
    Tw cold = Tw.run("jit", Guests.program("hello"));
    assertThat(cold.status()).isZero();
    assertThat(cold.out()).startsWith("nothing was compiled: ").doesNotContain("hello world");
  }

  @Test
  void refusesWhatIsNoProgram() {
    assertThat(Tw.run("jit").status()).isEqualTo(2);
    assertThat(Tw.run("jit", "nowhere.elf").status()).isEqualTo(127);
    assertThat(Tw.run("jit", "--engine=jit", Guests.program("hello")).status()).isEqualTo(2);
  }

  @Test
  void runsOtherProcessorsToo() {
    assertThat(Tw.run("jit", "--help").out()).startsWith("Usage: tw jit ");
  }

  @Test
  void checkedRunsAreRuns() {
    assertThat(Tw.run("run", "--engine=checked", Guests.program("hello")))
        .isEqualTo(new Tw(0, "hello world\n", ""));
    Tw checked = Tw.run("run", "--engine=checked", "--stats=-", Guests.assembled(folder, LOOP));
    assertThat(checked.status()).isEqualTo(5);
    assertThat(checked.error()).containsPattern("\"compiledShare\" : 0\\.[5-9]");
  }

  /** A store into code that runs, without the fence that would tell: no engine but one sees it. */
  @Test
  void aCheckedRunWaitsForTheFenceOfTheGuest() {
    String source =
        """
                .text
        _start: li   s0, 20000
                la   s1, loop
                lw   s2, 0(s1)
                lui  s3, 0x100
        loop:   addi a0, a0, 3
                addi s0, s0, -1
                li   t0, 9000
                bne  s0, t0, skip
                add  s2, s2, s3
                sw   s2, 0(s1)
        skip:   bnez s0, loop
                li   a7, 93
                ecall
        """;
    String program = Guests.assembled(folder, source);
    assertThat(Tw.run("run", "--engine=checked", program))
        .isEqualTo(Tw.run("run", "--engine=interpreter", program));
  }
}
