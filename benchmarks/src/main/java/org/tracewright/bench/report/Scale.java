package org.tracewright.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a chart: from figures to places.
 *
 * @param least figure at the beginning
 * @param most figure at the end
 * @param from place of the beginning
 * @param to place of the end
 * @param logarithmic whether equal ratios, not equal differences, are equally far apart
 */
record Scale(double least, double most, double from, double to, boolean logarithmic) {

  /** An axis from 0 that has room for all figures. */
  static Scale linear(double most, double from, double to) {
    return new Scale(0, most > 0 ? most * 1.05 : 1, from, to, false);
  }

  /** A logarithmic axis over whole decades that has room for all figures, which are above 0. */
  static Scale decades(double least, double most, double from, double to) {
    double low = Math.floor(Math.log10(least) + 1e-9);
    double high = Math.max(low + 1, Math.ceil(Math.log10(most) - 1e-9));
    return new Scale(Math.pow(10, low), Math.pow(10, high), from, to, true);
  }

  /** Where a figure stands. */
  double place(double figure) {
    double part =
        logarithmic
            ? Math.log(Math.max(figure, least) / least) / Math.log(most / least)
            : (figure - least) / (most - least);
    return from + part * (to - from);
  }

  /** Round figures along the axis. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      for (double tick = least; tick <= most * 1.001; tick *= 10) {
        ticks.add(tick);
      }
      return ticks;
    }
    double step = step();
    for (int i = 0; i * step <= most; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  // 1, 2 or 5 times a power of ten, for three to seven ticks.
  private double step() {
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    for (double step : new double[] {power / 5, power / 2, power, 2 * power}) {
      if (most / step < 6) {
        return step;
      }
    }
    return 5 * power;
  }

  /** A figure as it is written beside a tick. */
  static String label(double tick) {
    String text = String.format(Locale.ROOT, "%.3f", tick);
    return text.replaceFirst("\\.?0+$", "");
  }
}
