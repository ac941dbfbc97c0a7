package org.tracewright.bench.report;

import java.util.List;
import java.util.stream.DoubleStream;
import org.tracewright.bench.Contender;

/** Curves over a common pair of axes. */
final class LineChart {
  private static final int HEIGHT = 220;
  private static final int LEFT = 46;
  private static final int RIGHT = Svg.WIDTH - 20;
  private static final int TOP = 18;
  private static final int BOTTOM = HEIGHT - 36;

  /**
   * A curve.
   *
   * @param contender whose, which chooses the colour
   * @param points each an x and a y
   */
  record Curve(Contender contender, List<double[]> points) {
    Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * What the axes measure.
   *
   * @param x name of the one across
   * @param y name of the one up
   * @param decadesX whether x is logarithmic
   * @param decadesY whether y is logarithmic
   * @param dots whether the points are marked
   */
  record Axes(String x, String y, boolean decadesX, boolean decadesY, boolean dots) {}

  private final Axes axes;
  private final List<Curve> curves;
  private final Svg svg;
  private final Scale across;
  private final Scale up;

  private LineChart(String title, Axes axes, List<Curve> curves) {
    this.axes = axes;
    this.curves = curves;
    this.svg = new Svg(HEIGHT, title);
    this.across = scale(0, axes.decadesX(), LEFT, RIGHT);
    this.up = scale(1, axes.decadesY(), BOTTOM, TOP);
  }

  /** Draws the curves; points that are not above 0 are left out where the axis has decades. */
  static Svg of(String title, Axes axes, List<Curve> curves) {
    return new LineChart(title, axes, curves).draw();
  }

  private Scale scale(int which, boolean decades, double from, double to) {
    double most = values(which).max().orElse(1);
    return decades
        ? Scale.decades(values(which).filter(v -> v > 0).min().orElse(1), most, from, to)
        : Scale.linear(most, from, to);
  }

  private DoubleStream values(int which) {
    return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(point -> point[which]);
  }

  private Svg draw() {
    for (double tick : across.ticks()) {
      svg.line("grid", across.place(tick), TOP, across.place(tick), BOTTOM);
      svg.text("middle", across.place(tick), BOTTOM + 14, Scale.label(tick));
    }
    for (double tick : up.ticks()) {
      svg.line("grid", LEFT, up.place(tick), RIGHT, up.place(tick));
      svg.text("end", LEFT - 5, up.place(tick) + 4, Scale.label(tick));
    }
    svg.text("end", RIGHT, HEIGHT - 5, axes.x());
    svg.text("start", 2, 11, axes.y());
    curves.forEach(this::draw);
    return svg;
  }

  private void draw(Curve curve) {
    String style = curve.contender().label();
    svg.path("curve " + style, curve.points().stream().map(this::place).toList());
    if (axes.dots()) {
      for (double[] point : curve.points()) {
        double[] place = place(point);
        String tip = Scale.label(point[0]) + " " + axes.x() + ": " + Html.decimal(point[1]);
        svg.dot("dot " + style, place[0], place[1], tip);
      }
    }
  }

  private double[] place(double[] point) {
    return new double[] {across.place(point[0]), up.place(point[1])};
  }
}
