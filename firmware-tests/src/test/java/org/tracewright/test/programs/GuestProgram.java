package org.tracewright.test.programs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

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
   */
  record Outcome(StopReason end, String output, long retired) {
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
    return new String(bytes(beside(".expected")), StandardCharsets.UTF_8);
  }

  int expectedStatus() {
    return Integer.parseInt(lines(name + ".status").get(0));
  }

  /** The file that the program's signature must equal; it need not exist. */
  Path expectedSignature() {
    return beside(".signature");
  }

  /**
   * Runs it to its end.
   *
   * @param scratch a directory that it may use
   */
  Outcome run(Engine engine, Path scratch) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Machine machine = machine(scratch, output);
    StopReason end = engine.run(machine, BUDGET);
    return new Outcome(end, output.toString(StandardCharsets.UTF_8), machine.cpu().retired());
  }

  /**
   * A machine with it, ready to run.
   *
   * @param scratch a directory that it may use
   * @param output gets what it prints
   */
  Machine machine(Path scratch, OutputStream output) {
    Platform platform =
        Platform.of(ElfFile.parse(name + ".elf", elf()))
            .arguments(arguments(scratch))
            .folder(scratch)
            .input(new ByteArrayInputStream(input()))
            .output(output);
    if (Files.exists(expectedSignature())) {
      platform.signature(scratch.resolve(name + ".signature"), Integer.BYTES);
    }
    return platform.build();
  }

  private List<String> arguments(Path scratch) {
    return Files.exists(beside(".args"))
        ? lines(name + ".args").stream()
            .map(a -> a.replace("@DIRECTORY@", scratch.toString()))
            .toList()
        : List.of();
  }

  private byte[] input() {
    return Files.exists(beside(".stdin")) ? bytes(beside(".stdin")) : new byte[0];
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
