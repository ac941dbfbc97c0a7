package org.tracewright.bench;

import java.util.List;
import java.util.Map;

/**
 * How time and memory grow with something.
 *
 * @param title what was measured
 * @param unit what the size of a point counts
 * @param contenders who took part
 * @param points in the order of their size
 */
public record Growth(String title, String unit, List<Contender> contenders, List<Point> points) {
  private static final double MEBI = 1 << 20;

  public Growth {
    contenders = List.copyOf(contenders);
    points = List.copyOf(points);
  }

  /**
   * One size.
   *
   * @param size in units
   * @param guestBytes memory of our guests, which is resident from the start
   * @param outcomes what each contender took
   */
  public record Point(int size, long guestBytes, Map<Contender, Outcome> outcomes) {
    public Point {
      outcomes = Map.copyOf(outcomes);
    }

    /** Wall time of the whole process in seconds; NaN if it is not known. */
    public double seconds(Contender contender) {
      Outcome outcome = outcomes.get(contender);
      return outcome == null ? Double.NaN : outcome.seconds();
    }

    /** The most memory resident in MiB, in our case above the guest's; NaN if it is not known. */
    public double mebibytes(Contender contender) {
      Outcome outcome = outcomes.get(contender);
      boolean ours = contender == Contender.JIT || contender == Contender.INTERPRETER;
      return outcome == null || outcome.peakBytes() == 0
          ? Double.NaN
          : (outcome.peakBytes() - (ours ? guestBytes : 0)) / MEBI;
    }
  }
}
