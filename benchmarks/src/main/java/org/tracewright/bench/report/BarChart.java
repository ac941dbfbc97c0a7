package org.tracewright.bench.report;

import java.util.List;

/** Ratios as horizontal bars, the least first, with a line at 1. */
final class BarChart {
  private static final int ROW = 19;
  private static final int BAR = 13;
  private static final int LEFT = 92;
  private static final int RIGHT = Svg.WIDTH - 40;
  private static final int BOTTOM = 22;

  /**
   * A bar.
   *
   * @param name of what it stands for
   * @param value above 0
   */
  record Bar(String name, double value) {}

  private BarChart() {}

  /** Draws the bars. */
  static Svg of(String title, List<Bar> bars) {
    int bottom = ROW * bars.size() + 4;
    double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    Scale scale = Scale.linear(Math.max(most, 1), LEFT, RIGHT);
    Svg svg = new Svg(bottom + BOTTOM, title);
    for (double tick : scale.ticks()) {
      double x = scale.place(tick);
      svg.line(tick == 1 ? "unit" : "grid", x, 0, x, bottom);
      svg.text("middle", x, bottom + 16, Scale.label(tick));
    }
    svg.line("unit", scale.place(1), 0, scale.place(1), bottom);
    List<Bar> sorted =
        bars.stream().sorted((a, b) -> Double.compare(a.value(), b.value())).toList();
    for (int i = 0; i < sorted.size(); i++) {
      draw(svg, scale, ROW * i + 4, sorted.get(i));
    }
    return svg;
  }

  private static void draw(Svg svg, Scale scale, int y, Bar bar) {
    String value = Html.decimal(bar.value());
    double end = scale.place(bar.value());
    svg.text("end", LEFT - 6, y + BAR - 2, bar.name());
    String style = bar.value() <= 1 ? "bar" : "bar slower";
    svg.bar(style, LEFT, y, end - LEFT, BAR, bar.name() + ": " + value);
    svg.text("start", end + 4, y + BAR - 2, value);
  }
}
