package org.tracewright.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tracewright.sim.elf.ElfFile;

/**
 * Which source lines of guest programs were run, by any number of simulators, also at the same
 * time. Programs need debug information; of others nothing is told.
 *
 * <p>Each instruction that begins a line has a stop on it until it is reached first: so compiled
 * code that was seen runs at its full speed. For the same reason nothing is counted: the count of a
 * line in the file is 1 if it was reached, and else 0.
 */
public final class Coverage {
  private final Map<ElfFile, LineCoverage> programs = new ConcurrentHashMap<>();

  /** Nothing was run yet. */
  public Coverage() {}

  LineCoverage of(ElfFile elf) {
    return programs.computeIfAbsent(elf, LineCoverage::new);
  }

  /** The lines of all programs, in the format of lcov's tracefiles. */
  public String lcov() {
    Map<String, TreeMap<Integer, Boolean>> files = new TreeMap<>();
    programs.values().forEach(p -> p.addTo(files));
    List<String> lines = new ArrayList<>();
    files.forEach((file, run) -> record(file, run, lines));
    return String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
  }

  private static void record(String file, Map<Integer, Boolean> run, List<String> lines) {
    lines.add("SF:" + file);
    run.forEach((line, reached) -> lines.add("DA:" + line + "," + (reached ? 1 : 0)));
    lines.add("LF:" + run.size());
    lines.add("LH:" + run.values().stream().filter(reached -> reached).count());
    lines.add("end_of_record");
  }

  /**
   * Writes {@link #lcov} to a file, whose folder is made if need be.
   *
   * @throws IOException if that fails
   */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Files.writeString(file, lcov());
  }
}
