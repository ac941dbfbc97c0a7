package org.tracewright.jit;

import java.util.List;

/**
 * One region of compiled code.
 *
 * @param key green key of its header
 * @param traces its traces, the loop's first
 * @param exits its ways out
 * @param codeBytes length of its bytecode
 * @param emissions how often it was emitted
 * @param bytecode the class, as readable text
 */
public record RegionReport(
    int key,
    List<TraceReport> traces,
    List<ExitReport> exits,
    int codeBytes,
    int emissions,
    String bytecode) {
  public RegionReport {
    traces = List.copyOf(traces);
    exits = List.copyOf(exits);
  }

  /**
   * One trace of a region.
   *
   * @param key green key it starts with
   * @param keys green keys of its turns, in order
   * @param before the trace as recorded
   * @param after the trace as optimised
   */
  public record TraceReport(int key, List<Integer> keys, String before, String after) {
    public TraceReport {
      keys = List.copyOf(keys);
    }
  }

  /**
   * A way out of a region.
   *
   * @param trace index of the trace it belongs to
   * @param exit index of the exit in the optimised trace, -1 for the trace's end
   * @param count how often it was taken since the region was last emitted
   * @param midTurn whether it leaves in the middle of a turn
   * @param note why it has no bridge, empty if there is nothing to say
   */
  public record ExitReport(int trace, int exit, long count, boolean midTurn, String note) {}
}
