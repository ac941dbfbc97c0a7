package org.tracewright.bench;

import java.util.List;
import java.util.Set;

/**
 * What to measure.
 *
 * @param against whom to compare with, where this machine has them
 * @param rounds how often everything is run, at least 1
 * @param scale what the lengths of the cold and the warm runs are multiplied by, above 0
 * @param parts what to measure
 * @param workloads names of the workloads
 */
public record BenchOptions(
    Set<Contender> against, int rounds, double scale, Set<Part> parts, List<String> workloads) {
  public BenchOptions {
    against = Set.copyOf(against);
    parts = Set.copyOf(parts);
    workloads = List.copyOf(workloads);
  }
}
