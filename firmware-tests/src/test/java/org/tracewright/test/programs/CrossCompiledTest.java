package org.tracewright.test.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.sim.StopReason;

/**
 * The guest programs compiled again, as committed and at other levels of optimisation: QEMU, which
 * {@code build.sh} asks, and the interpreter must agree with the files beside the sources.
 */
@Tag("external")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ParameterizedClass(name = "compiled with {0}")
@ValueSource(strings = {"-O2", "-O0", "-Os", "-O3"})
class CrossCompiledTest {
  private static final long MINUTES_TO_BUILD = 10;
  private static final Pattern COMPILER = Pattern.compile("GCC: [^\0]+");

  private final String level;
  private @TempDir Path built;
  private @TempDir Path scratch;

  CrossCompiledTest(String level) {
    this.level = level;
  }

  static Stream<String> programs() {
    return GuestProgram.all().map(GuestProgram::name);
  }

  @BeforeAll
  void buildAndAskQemu() throws IOException, InterruptedException {
    Path log = scratch.resolve("build.log");
    Process build =
        new ProcessBuilder("./build.sh", "--output", built.toString(), "--flags", level)
            .directory(GuestProgram.SOURCES.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = build.waitFor(MINUTES_TO_BUILD, TimeUnit.MINUTES);
    if (!ended) {
      build.destroyForcibly();
    }
    assertThat(ended && build.exitValue() == 0)
        .as("build.sh --flags %s: %s", level, Files.readString(log))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void doesWhatItsFilesSay(String name) throws IOException {
    Path own = Files.createDirectories(scratch.resolve(name));
    GuestProgram program = new GuestProgram(name, built);
    GuestProgram.Outcome outcome = program.run(Engine.INTERPRETER, own);
    assertThat(outcome.output()).isEqualTo(program.expectedOutput());
    assertThat(outcome.end()).isEqualTo(new StopReason.Exited(program.expectedStatus()));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isWhatIsCommitted(String name) {
    byte[] committed = new GuestProgram(name, GuestProgram.SOURCES).elf();
    byte[] fresh = new GuestProgram(name, built).elf();
    assumeThat(level).as("the committed files are compiled with -O2").isEqualTo("-O2");
    assumeThat(compiler(fresh)).as("the compiler of the committed files").isEqualTo(compiler(committed));
    assertThat(fresh).isEqualTo(committed);
  }

  private static String compiler(byte[] elf) {
    Matcher found = COMPILER.matcher(new String(elf, StandardCharsets.ISO_8859_1));
    return found.find() ? found.group() : "unknown";
  }
}
