package org.tracewright.cli;

import java.util.Map;
import org.tracewright.jit.JitStatistics;

/**
 * What {@code tw run --stats} tells; the names of the components are the keys of the JSON form.
 *
 * @param instructions guest instructions retired
 * @param seconds wall time of the run, loading left out
 * @param compiledShare the part of the instructions that compiled code retired, 0 to 1
 * @param regions compiled regions in use at the end
 * @param traces traces in them
 * @param sideExits times compiled code was left
 * @param aborts recordings that failed
 * @param abortReasons how many of them for each {@link org.tracewright.jit.AbortReason}
 * @param invalidations regions dropped because the guest's code changed
 * @param bytecodeBytes bytes of bytecode of the regions in use
 * @param recordSeconds time spent recording
 * @param compileSeconds time spent optimising and emitting
 */
record RunStatistics(
    long instructions,
    double seconds,
    double compiledShare,
    long regions,
    long traces,
    long sideExits,
    long aborts,
    Map<String, Long> abortReasons,
    long invalidations,
    long bytecodeBytes,
    double recordSeconds,
    double compileSeconds) {

  /** A run on the interpreter: nothing was compiled. */
  static RunStatistics interpreted(long instructions, double seconds) {
    return new RunStatistics(instructions, seconds, 0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0);
  }

  /** A run with compiled code. */
  static RunStatistics compiled(long instructions, double seconds, JitStatistics jit) {
    return new RunStatistics(
        instructions,
        seconds,
        jit.compiledShare(),
        jit.regions(),
        jit.traces(),
        jit.sideExits(),
        jit.abortCount(),
        jit.aborts(),
        jit.invalidations(),
        jit.bytecodeBytes(),
        jit.recordSeconds(),
        jit.compileSeconds());
  }

  /** Millions of guest instructions a second; 0 for a run that took no time. */
  double mips() {
    return seconds == 0 ? 0 : instructions / seconds / 1e6;
  }
}
