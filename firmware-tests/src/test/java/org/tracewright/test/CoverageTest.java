package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines of the program of {@code examples/firmware-project}, which has debug information. */
class CoverageTest {
  private static final Path FIRMWARE =
      Path.of("../examples/firmware-project/src/test/resources/firmware.elf");

  @ParameterizedTest
  @EnumSource
  void linesThatRanAreNoted(Engine engine) throws Exception {
    Coverage coverage = new Coverage();
    try (Simulator sim =
        Simulator.riscv32(FIRMWARE).engine(engine).memory(1 << 20).coverage(coverage).build()) {
      sim.runTo("main");
      String before = coverage.lcov();
      assertThat(hit(before)).hasSizeBetween(1, 2);
      sim.call("crc16", "abc", 3);
    }
    List<String> source =
        java.nio.file.Files.readAllLines(
            Path.of("../examples/firmware-project/firmware/firmware.c"));
    TreeSet<Integer> lines = hit(coverage.lcov());
    assertThat(lines).contains(lineOf(source, "crc = (uint16_t)(crc << 8"));
    assertThat(lines).doesNotContain(lineOf(source, "sum += *sensor"));
    assertThat(coverage.lcov()).startsWith("SF:firmware").endsWith("end_of_record\n");
  }

  private static TreeSet<Integer> hit(String lcov) {
    TreeSet<Integer> lines = new TreeSet<>();
    lcov.lines()
        .filter(line -> line.startsWith("DA:") && line.endsWith(",1"))
        .forEach(line -> lines.add(Integer.valueOf(line.substring(3, line.indexOf(',')))));
    return lines;
  }

  private static int lineOf(List<String> source, String text) {
    for (int i = 0; i < source.size(); i++) {
      if (source.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError("no line has " + text);
  }
}
