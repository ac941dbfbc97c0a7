package org.tracewright.bench;

import java.util.List;

/**
 * What one process did.
 *
 * @param status its exit status, {@link #KILLED} if it did not end by itself
 * @param output what it wrote to standard output
 * @param error what it wrote to standard error, the dots at the beginning left out
 * @param seconds wall time from before its start to its end
 * @param cpuSeconds processor time of all its threads, in steps of 10 ms; NaN where the system does
 *     not tell
 * @param peakBytes the most memory that was resident at a time; 0 where the system does not tell
 * @param laps when it wrote each dot to standard error, in seconds since its start
 */
public record Outcome(
    int status,
    String output,
    String error,
    double seconds,
    double cpuSeconds,
    long peakBytes,
    List<Double> laps) {
  /** The status of a process that had to be killed. */
  static final int KILLED = -1;

  public Outcome {
    laps = List.copyOf(laps);
  }

  /** Seconds a lap in the steady state: the median of the second half. NaN if there are no laps. */
  public double steadyLap() {
    return Mean.median(lapTimes().subList(laps.size() / 2, laps.size()));
  }

  /** How long each lap took, in seconds; the first one counts from the start. */
  public List<Double> lapTimes() {
    Double[] times = new Double[laps.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = laps.get(i) - (i == 0 ? 0 : laps.get(i - 1));
    }
    return List.of(times);
  }
}
