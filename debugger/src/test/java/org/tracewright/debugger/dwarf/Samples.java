package org.tracewright.debugger.dwarf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.tracewright.sim.elf.ElfFile;

/** The programs that build.sh makes of calls.c, other.c and start.S, and lines of these sources. */
final class Samples {
  static final Path FOLDER = Path.of("src/test/resources/dwarf");

  private Samples() {}

  static List<String> names() {
    return List.of("calls-2", "calls-3", "calls-4", "calls-5", "calls-5z", "calls-eh");
  }

  static ElfFile elf(String name) {
    return ElfFile.read(FOLDER.resolve(name + ".elf").toString());
  }

  /** The number of the only line of a source that contains this text. */
  static int line(String source, String text) throws java.io.IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve(source));
    return IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains(text))
            .reduce(
                (a, b) -> {
                  throw new AssertionError(text + " is on several lines of " + source);
                })
            .orElseThrow()
        + 1;
  }
}
