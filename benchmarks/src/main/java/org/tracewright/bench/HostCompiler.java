package org.tracewright.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The C compiler of this machine.
 *
 * @param program its file
 */
record HostCompiler(Path program) {
  /**
   * The guest's own flags, as far as they are not about RISC-V: the host, too, is to run these
   * loops, and not to find its library's copy of one of them.
   */
  static final List<String> FLAGS =
      List.of("-O2", "-std=gnu11", "-fno-builtin", "-fno-tree-loop-distribute-patterns");

  /** What to look for, the best first. */
  static final List<String> NAMES = List.of("gcc", "clang", "cc");

  /** The first that is on the path. */
  static Optional<HostCompiler> find() {
    return NAMES.stream()
        .map(SearchPath::find)
        .flatMap(Optional::stream)
        .findFirst()
        .map(HostCompiler::new);
  }

  /**
   * Compiles a workload for this machine.
   *
   * @return the program
   * @throws BenchException if the compiler finds fault with it
   */
  Path compile(Workload workload) {
    Path result = workload.elf().resolveSibling(workload.name() + ".host");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(FLAGS);
    workload.sources().forEach(source -> command.add(source.toString()));
    command.addAll(List.of("-o", result.toString()));
    Outcome outcome = Launch.of(command);
    if (outcome.status() != 0) {
      throw new BenchException(
          program + " does not compile " + workload.name() + ": " + firstLine(outcome.error()),
          "install gcc with its C library's headers, or leave it out: --against=qemu");
    }
    return result;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("it says nothing");
  }
}
