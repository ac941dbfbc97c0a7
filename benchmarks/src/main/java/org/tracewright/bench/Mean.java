package org.tracewright.bench;

import java.util.Collection;

/** Middles of figures, of which those that are missing (NaN) do not count. */
public final class Mean {
  private Mean() {}

  /** The median; of an even number of figures the mean of the middle two, of none NaN. */
  public static double median(Collection<Double> figures) {
    double[] sorted = present(figures);
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The geometric mean; of none NaN. */
  public static double geometric(Collection<Double> figures) {
    double[] present = present(figures);
    double logarithms = 0;
    for (double figure : present) {
      logarithms += Math.log(figure);
    }
    return Math.exp(logarithms / present.length);
  }

  /** The largest; of none NaN. */
  public static double most(Collection<Double> figures) {
    double[] sorted = present(figures);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
  }

  private static double[] present(Collection<Double> figures) {
    return figures.stream().mapToDouble(d -> d).filter(d -> !Double.isNaN(d)).sorted().toArray();
  }
}
