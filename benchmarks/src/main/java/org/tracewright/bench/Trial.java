package org.tracewright.bench;

/**
 * One run of a workload by a contender.
 *
 * @param iterations how many times it did its work
 * @param lap how many times in a lap; 0 without laps
 * @param figures what {@code tw} told of it; {@link JitFigures#none} for others
 */
public record Trial(Outcome outcome, int iterations, int lap, JitFigures figures) {
  /** Seconds an iteration in the steady state; NaN without laps. */
  public double steadySeconds() {
    return outcome.steadyLap() / lap;
  }

  /** Guest instructions an iteration; NaN where only the guest could tell. */
  public double instructions() {
    return figures.get("instructions") / iterations;
  }
}
