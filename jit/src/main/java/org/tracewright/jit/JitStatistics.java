package org.tracewright.jit;

import java.util.Map;

/**
 * What compiling did for one model object. Regions, traces and bytes are those this object uses
 * now; code made by another object of the same model counts where it is used.
 *
 * @param compiledInstructions instructions retired inside compiled code, by the {@link Retired}
 *     count; 0 for models without one
 * @param compiledShare the same as a share of all instructions retired, 0 to 1
 * @param regions regions in use
 * @param traces traces in them
 * @param entries how often compiled code was entered from the model's loop
 * @param sideExits how often a region was left
 * @param midTurnExits those of them in the middle of a turn, which the recorder's interpreter
 *     finished
 * @param aborts recordings that gave no trace, by reason
 * @param invalidations regions dropped because code or a quasi-immutable field changed
 * @param bytecodeBytes bytecode of the regions in use
 * @param recordSeconds time spent recording
 * @param compileSeconds time spent optimising and emitting, in whatever thread
 */
public record JitStatistics(
    long compiledInstructions,
    double compiledShare,
    int regions,
    int traces,
    long entries,
    long sideExits,
    long midTurnExits,
    Map<String, Long> aborts,
    long invalidations,
    long bytecodeBytes,
    double recordSeconds,
    double compileSeconds) {
  public JitStatistics {
    aborts = Map.copyOf(aborts);
  }

  /** How many recordings gave no trace. */
  public long abortCount() {
    return aborts.values().stream().mapToLong(Long::longValue).sum();
  }
}
