package org.tracewright.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * A guest program that does the same work over and over: its first argument says how many times,
 * its second after how many of them it writes a dot to standard error.
 *
 * @param name also that of its file
 * @param iterations how many take about {@link #NOMINAL_SECONDS} in QEMU
 * @param elf the program
 * @param sources what to compile for the host; empty if that would be another program
 */
public record Workload(String name, int iterations, Path elf, List<Path> sources) {
  /** How long {@link #iterations} take in QEMU on the machine of the README. */
  public static final double NOMINAL_SECONDS = 3;

  public Workload {
    sources = List.copyOf(sources);
  }

  /** The same without a counterpart on the host. */
  Workload guestOnly() {
    return new Workload(name, iterations, elf, List.of());
  }

  /** How many iterations take about that long in QEMU; at least one. */
  public int iterations(double seconds) {
    return (int) Math.max(1, Math.round(iterations * seconds / NOMINAL_SECONDS));
  }
}
