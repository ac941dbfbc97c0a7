package org.tracewright.test.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.test.Engine;
import org.tracewright.test.Simulator;

/**
 * A program of {@code firmware-tests/programs} and what the files beside it say about it.
 *
 * @param name as in {@code catalogue.txt}
 * @param folder where its ELF file lies; what it is given and expected to do stands with the
 *     sources
 */
record GuestProgram(String name, Path folder) {
  /** The sources, the committed ELF files and the expectations. */
  static final Path SOURCES =
      Path.of(System.getProperty("basedir", ""), "programs").toAbsolutePath();

  /** More than any of them needs. */
  private static final long BUDGET = 500_000_000;

  /**
   * What a run came to.
   *
   * @param end why it ended
   * @param output everything it printed
   * @param retired instructions it took
   * @param signature what it left behind to be compared
   */
  record Outcome(StopReason end, String output, long retired, String signature) {
    /** What a shell would have called it. */
    int status() {
      return switch (end) {
        case StopReason.Exited exited -> exited.status();
        case StopReason.Trap trap -> 128 + trap.signal();
        case StopReason.Breakpoint b -> throw new AssertionError(b.describe());
        case StopReason.Watchpoint w -> throw new AssertionError(w.describe());
        case StopReason.Budget b -> throw new AssertionError(b.describe());
        case StopReason.UntilMet u -> throw new AssertionError(u.describe());
        case StopReason.HistoryStart h -> throw new AssertionError(h.describe());
        case StopReason.Requested r -> throw new AssertionError(r.describe());
        case StopReason.HostError e -> throw new AssertionError(e.describe());
      };
    }
  }

  /** The programs in the catalogue, as they are committed. */
  static Stream<GuestProgram> all() {
    return all(SOURCES);
  }

  /** The same programs with their ELF files elsewhere. */
  static Stream<GuestProgram> all(Path folder) {
    return lines("catalogue.txt").stream()
        .map(line -> line.strip().split("\\s+")[0])
        .filter(name -> !name.isEmpty() && !name.startsWith("#"))
        .map(name -> new GuestProgram(name, folder));
  }

  byte[] elf() {
    return bytes(folder.resolve(name + ".elf"));
  }

  String expectedOutput() {
    return text(".expected");
  }

  int expectedStatus() {
    return Integer.parseInt(lines(name + ".status").get(0));
  }

  /** What its signature must be, {@code ""} if it has none. */
  String expectedSignature() {
    return text(".signature");
  }

  /**
   * Runs it to its end.
   *
   * @param scratch a directory that it may use
   */
  Outcome run(Way way, Path scratch) {
    try (Simulator simulator = simulator(way.engine(), scratch)) {
      StopReason end = way.run(simulator, BUDGET);
      return new Outcome(
          end, simulator.console().output(), simulator.instructions(), signature(simulator));
    }
  }

  /**
   * A simulator of it, with its input sent.
   *
   * @param scratch a directory that it may use
   */
  Simulator simulator(Engine engine, Path scratch) {
    Simulator simulator =
        Simulator.riscv32(ElfFile.parse(name + ".elf", elf()))
            .engine(engine)
            .arguments(arguments(scratch).toArray(String[]::new))
            .folder(scratch)
            .build();
    simulator.console().send(text(".stdin"));
    return simulator;
  }

  /** The words between the symbols that say where, a line each; none without such symbols. */
  private String signature(Simulator simulator) {
    if (expectedSignature().isEmpty()) {
      return "";
    }
    int begin = simulator.address("begin_signature");
    int words = (simulator.address("end_signature") - begin) / Integer.BYTES;
    return IntStream.of(simulator.memory().words(begin, words))
        .mapToObj(word -> String.format("%08x\n", word))
        .collect(Collectors.joining());
  }

  private List<String> arguments(Path scratch) {
    return Files.exists(beside(".args"))
        ? lines(name + ".args").stream()
            .map(a -> a.replace("@DIRECTORY@", scratch.toString()))
            .toList()
        : List.of();
  }

  private String text(String suffix) {
    return Files.exists(beside(suffix))
        ? new String(bytes(beside(suffix)), StandardCharsets.UTF_8)
        : "";
  }

  private Path beside(String suffix) {
    return SOURCES.resolve(name + suffix);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  private static List<String> lines(String file) {
    return new String(bytes(SOURCES.resolve(file)), StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
