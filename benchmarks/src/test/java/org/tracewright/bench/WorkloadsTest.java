package org.tracewright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

/** The workloads check their own results; one iteration of each is a test of the model. */
class WorkloadsTest {
  static final Path FOLDER =
      Path.of(System.getProperty("basedir", ""), "workloads").toAbsolutePath();
  private static final long BUDGET = 100_000_000;

  static Stream<String> workloads() throws IOException {
    return Files.readAllLines(FOLDER.resolve("workloads.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ")[0]);
  }

  private record Ran(StopReason end, String output, String error) {}

  private static Ran run(String name, String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    StopReason end =
        Platform.of(ElfFile.read(FOLDER.resolve(name + ".elf").toString()))
            .arguments(List.of(arguments))
            .output(output)
            .error(error)
            .build()
            .run(BUDGET);
    return new Ran(
        end, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void findsItsResultRight(String name) {
    Ran outcome = run(name, "1");
    assertThat(outcome.output()).matches(name + ": [0-9a-f]{8}\n");
    assertThat(outcome.end()).isEqualTo(new StopReason.Exited(0));
  }

  @Test
  void moreIterationsComeToTheSame() {
    assertThat(run("fft", "3")).isEqualTo(run("fft", "1"));
  }

  @Test
  void writeADotAfterEachLap() {
    Ran laps = run("fft", "5", "2");
    assertThat(laps.error()).isEqualTo("..");
    assertThat(laps.output()).isEqualTo(".." + run("fft", "5").output());
  }
}
