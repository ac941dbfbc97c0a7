package org.tracewright.test.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.jit.runtime.EmittedClasses;

/**
 * Every guest program in every way to run it: output, exit status, signature, and the count of
 * instructions.
 */
class GuestProgramsTest {
  /** The same for all ways: programs handle its name, so that it counts. */
  @TempDir static Path folder;

  private static final Map<String, Long> INSTRUCTIONS = new ConcurrentHashMap<>();

  static Stream<Arguments> runs() {
    return GuestProgram.all()
        .flatMap(program -> Stream.of(Way.values()).map(e -> Arguments.of(program, e)));
  }

  @AfterAll
  static void allThatWasEmittedWasVerified() {
    assertThat(EmittedClasses.count()).isPositive();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void doesWhatItsFilesSay(GuestProgram program, Way way) throws IOException {
    Path scratch = Files.createDirectories(folder.resolve(program.name()));
    GuestProgram.Outcome outcome = program.run(way, scratch);
    assertThat(outcome.output()).isEqualTo(program.expectedOutput());
    assertThat(outcome.status()).as(outcome.end().describe()).isEqualTo(program.expectedStatus());
    assertThat(outcome.signature()).isEqualTo(program.expectedSignature());
    Long before = INSTRUCTIONS.putIfAbsent(program.name(), outcome.retired());
    if (before != null) {
      assertThat(outcome.retired()).as("instructions, %s", way).isEqualTo(before);
    }
  }
}
