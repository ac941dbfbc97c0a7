package org.tracewright.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.bench.Contender;
import org.tracewright.bench.Row;
import org.tracewright.bench.Size;
import org.tracewright.bench.Trial;

/** How speed changes in the course of a run, by the times of its laps. */
final class WarmUp {
  /** Laps shorter than this together make one point. */
  private static final double LEAST_SECONDS = 0.1;

  private WarmUp() {}

  /**
   * Millions of guest instructions a second over time in seconds, in the first round's long run.
   */
  static LineChart.Curve of(Row row, Contender contender) {
    List<Trial> trials = row.at(Size.WARM).of(contender);
    double instructions = row.instructions();
    return new LineChart.Curve(
        contender,
        trials.isEmpty() || Double.isNaN(instructions)
            ? List.of()
            : points(trials.get(0), instructions));
  }

  private static List<double[]> points(Trial trial, double instructions) {
    List<double[]> points = new ArrayList<>();
    double start = 0;
    int laps = 0;
    for (double now : trial.outcome().laps()) {
      laps++;
      if (now - start >= LEAST_SECONDS) {
        double mips = laps * trial.lap() * instructions / (now - start) / 1e6;
        points.add(new double[] {(start + now) / 2, mips});
        start = now;
        laps = 0;
      }
    }
    return points;
  }
}
