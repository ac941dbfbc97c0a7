package org.tracewright.test.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guest programs compiled again, as committed and at other levels of optimisation: QEMU, which
 * {@code build.sh} asks, and the interpreter must agree with the files beside the sources.
 */
@Tag("external")
class CrossCompiledTest {
  private static final String COMMITTED = "-O2";
  private static final List<String> LEVELS = List.of(COMMITTED, "-O0", "-Os", "-O3");
  private static final long MINUTES_TO_BUILD = 10;
  private static final Pattern COMPILER = Pattern.compile("GCC: [^\0]+");

  private static @TempDir Path scratch;
  private static final Map<String, Path> BUILT = new HashMap<>();

  static Stream<Arguments> runs() {
    return LEVELS.stream()
        .flatMap(level -> GuestProgram.all().map(p -> Arguments.of(p.name(), level)));
  }

  static Stream<String> programs() {
    return GuestProgram.all().map(GuestProgram::name);
  }

  /** The programs compiled at this level, and asked of QEMU; built when first wanted. */
  private static synchronized Path built(String level) throws IOException, InterruptedException {
    Path folder = BUILT.get(level);
    if (folder == null) {
      folder = scratch.resolve("built" + level);
      build(level, folder);
      BUILT.put(level, folder);
    }
    return folder;
  }

  private static void build(String level, Path folder) throws IOException, InterruptedException {
    Path log = scratch.resolve("build" + level + ".log");
    Process build =
        new ProcessBuilder("./build.sh", "--output", folder.toString(), "--flags", level)
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

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void doesWhatItsFilesSay(String name, String level) throws IOException, InterruptedException {
    GuestProgram program = new GuestProgram(name, built(level));
    Path own = Files.createDirectories(scratch.resolve(name + level));
    GuestProgram.Outcome outcome = program.run(Way.INTERPRETED, own);
    assertThat(outcome.output()).isEqualTo(program.expectedOutput());
    assertThat(outcome.status()).as(outcome.end().describe()).isEqualTo(program.expectedStatus());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isWhatIsCommitted(String name) throws IOException, InterruptedException {
    byte[] committed = new GuestProgram(name, GuestProgram.SOURCES).elf();
    byte[] fresh = new GuestProgram(name, built(COMMITTED)).elf();
    assumeTrue(
        compiler(fresh).equals(compiler(committed)), "another compiler than the committed files'");
    assertThat(fresh).isEqualTo(committed);
  }

  private static String compiler(byte[] elf) {
    Matcher found = COMPILER.matcher(new String(elf, StandardCharsets.ISO_8859_1));
    return found.find() ? found.group() : "unknown";
  }
}
