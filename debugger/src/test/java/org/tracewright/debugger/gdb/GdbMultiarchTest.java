package org.tracewright.debugger.gdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.debugger.gdb.GdbCases.Case;
import org.tracewright.jit.Engine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

/** Debian's gdb-multiarch, driven by scripts, on a program that was just compiled. */
@Tag("external")
class GdbMultiarchTest {
  private static final int STATUS = 5 + 120 + 36;
  private static final long SECONDS = 120;
  private static final List<Engine> ENGINES = List.of(Engine.JIT, Engine.OFF);

  private static @TempDir Path scratch;
  private static Path program;

  @BeforeAll
  static void compile() throws Exception {
    program = scratch.resolve("probe.elf");
    Path source = Path.of("src/test/resources/gdb/probe.c");
    List<String> command =
        List.of(
            // spotless:off
            "riscv64-unknown-elf-gcc", "-march=rv32imac", "-mabi=ilp32", "-g", "-O0", "-ffreestanding", "-nostdlib",
            "-static", source.toAbsolutePath().toString(), "-lgcc", "-o", program.toString());
            // spotless:on
    Process gcc = new ProcessBuilder(command).inheritIO().start();
    assertThat(gcc.waitFor()).isZero();
  }

  static Stream<Arguments> cases() {
    return GdbCases.all().stream()
        .flatMap(c -> ENGINES.stream().map(engine -> Arguments.of(c, engine)));
  }

  private static Guest guest(Engine engine) throws Exception {
    return Guest.of(ElfFile.read(program.toString()), engine);
  }

  /** What GDB says to these commands after it has connected. */
  private static String gdb(int port, List<String> commands) throws Exception {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("gdb-multiarch", "-nx", "-q", "-batch", "-ex", "set width 0"));
    all.addAll(List.of("-ex", "set remotetimeout 60", "-ex", "target remote :" + port));
    commands.forEach(c -> all.addAll(List.of("-ex", c)));
    all.add(program.toString());
    return run(all);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(scratch, "gdb", ".txt");
    Process gdb =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = gdb.waitFor(SECONDS, TimeUnit.SECONDS);
    gdb.destroyForcibly();
    String said = Files.readString(output);
    assertThat(ended).as("gdb hangs after: %s", said).isTrue();
    return said;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void gdbSays(Case c, Engine engine) throws Exception {
    try (Guest guest = guest(engine)) {
      String said = gdb(guest.port(), c.commands());
      int from = 0;
      for (String expected : c.expected()) {
        Matcher found = Pattern.compile(expected, Pattern.MULTILINE).matcher(said);
        assertThat(found.find(from)).as("/%s/ in what gdb says: %s", expected, said).isTrue();
        from = found.end();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void interruptsALoopThatRuns(Engine engine) throws Exception {
    try (Guest guest = guest(engine)) {
      String said =
          gdb(
              guest.port(),
              List.of(
                  "set var course = 1",
                  "shell (sleep 1; kill -INT $PPID) >/dev/null 2>&1 &",
                  "continue",
                  "backtrace",
                  "print spins > 1000"));
      assertThat(said)
          .contains(
              "Program received signal SIGINT, Interrupt.", "#0 ", "spin () at ", "in main ()")
          .contains("$1 = 1");
    }
  }

  @Test
  void endsWithTheGuestsStatus() throws Exception {
    try (Guest guest = guest(Engine.JIT)) {
      String said = gdb(guest.port(), List.of("continue", "info program"));
      assertThat(said).contains("[Inferior 1 (Remote target) exited with code 0241]");
      assertThat(guest.end()).contains(new StopReason.Exited(STATUS));
    }
  }

  @Test
  void killsTheGuestWhenItQuits() throws Exception {
    try (Guest guest = guest(Engine.JIT)) {
      gdb(guest.port(), List.of("break main", "continue"));
      assertThat(guest.end()).isEmpty();
    }
  }

  @Test
  void detachesAndLetsTheGuestRunOn() throws Exception {
    try (Guest guest = guest(Engine.JIT)) {
      String said = gdb(guest.port(), List.of("break main", "continue", "detach"));
      assertThat(said).contains("[Inferior 1 (Remote target) detached]");
      assertThat(guest.end()).isEqualTo(Optional.of(new StopReason.Exited(STATUS)));
    }
  }

  @Test
  void findsTheGuestWhereAnotherClientLeftIt() throws Exception {
    try (Guest guest = guest(Engine.JIT)) {
      gdb(guest.port(), List.of("break fact", "continue", "continue", "disconnect"));
      assertThat(guest.hasEnded()).isFalse();
      String said = gdb(guest.port(), List.of("backtrace", "continue"));
      assertThat(said).contains("fact (n=4)", "fact (n=5)", "exited with code 0241");
    }
  }

  @Test
  void stopsAGuestThatRunsOnForTheNextClient() throws Exception {
    try (Guest guest = guest(Engine.JIT)) {
      gdb(guest.port(), List.of("set var course = 1", "detach"));
      String said = gdb(guest.port(), List.of("backtrace", "print spins > 0"));
      assertThat(said).contains("spin () at ", "$1 = 1");
    }
  }

  @Test
  void outlivesAGdbThatIsKilled() throws Exception {
    try (Guest guest = guest(Engine.JIT)) {
      gdb(
          guest.port(),
          List.of(
              "set var course = 1",
              "shell (sleep 1; kill -KILL $PPID) >/dev/null 2>&1 &",
              "continue"));
      assertThat(guest.hasEnded()).isFalse();
      assertThat(gdb(guest.port(), List.of("backtrace"))).contains("spin () at ");
    }
  }

  @Test
  void runsAgainForAnExtendedClient() throws Exception {
    try (Guest guest = guest(Engine.JIT)) {
      List<String> command =
          List.of(
              // spotless:off
              "gdb-multiarch", "-nx", "-q", "-batch", "-ex", "target extended-remote :" + guest.port(),
              "-ex", "continue", "-ex", "break total", "-ex", "run", "-ex", "print counter", program.toString());
              // spotless:on
      String said = run(command);
      assertThat(said).contains("exited with code 0241", "Breakpoint 1, total ()", "$1 = 10");
    }
  }

  @Test
  void theDocumentedSessionIsWhatHappens() throws Exception {
    Path sort = Path.of("../firmware-tests/programs/sort.elf");
    try (Guest guest = Guest.of(ElfFile.read(sort.toString()), 0, Engine.JIT)) {
      List<String> lines = Files.readAllLines(Path.of("../docs/gdb.md"));
      List<String> session = lines.subList(lines.indexOf("```gdb") + 1, lines.size());
      session = session.subList(0, session.indexOf("```"));
      List<String> command = new ArrayList<>(List.of("gdb-multiarch", "-nx", "-q", "-batch"));
      for (String line : session) {
        if (line.startsWith("(gdb) ")) {
          String typed = line.substring("(gdb) ".length()).replace(":1234", ":" + guest.port());
          command.addAll(List.of("-ex", typed));
        }
      }
      command.add(sort.toString());
      String said = run(command);
      int from = 0;
      for (String line : session.stream().filter(l -> !l.startsWith("(gdb) ")).toList()) {
        assertThat(said.indexOf(line, from)).as("'%s' in: %s", line, said).isNotNegative();
        from = said.indexOf(line, from) + line.length();
      }
    }
  }

  @Test
  void thisIsTheGdbThatTheCasesWereWrittenFor() throws Exception {
    String version = run(List.of("gdb-multiarch", "--version"));
    assumeTrue(version.contains(") 13."), "another GDB: " + version.lines().findFirst());
    assertThat(GdbCases.all()).hasSizeGreaterThanOrEqualTo(40);
  }
}
