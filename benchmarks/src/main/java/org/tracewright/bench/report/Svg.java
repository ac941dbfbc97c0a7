package org.tracewright.bench.report;

import java.util.List;
import java.util.Locale;

/** A drawing in the page, as text. It is as wide as a phone and grows with its place. */
final class Svg {
  /** Units across. */
  static final int WIDTH = 400;

  private final StringBuilder text = new StringBuilder();
  private final int height;
  private final String title;

  /**
   * @param height units down
   * @param title what is drawn, for those who cannot see it
   */
  Svg(int height, String title) {
    this.height = height;
    this.title = title;
  }

  /** Draws a line. */
  void line(String style, double x1, double y1, double x2, double y2) {
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        style, x1, y1, x2, y2);
  }

  /** Draws a bar that shows {@code tip} when it is pointed at. */
  void bar(String style, double x, double y, double width, double height, String tip) {
    add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\">"
            + "<title>%s</title></rect>",
        style, x, y, Math.max(width, 0.5), height, Html.escaped(tip));
  }

  /** Draws lines from point to point; each point is an x and a y. */
  void path(String style, List<double[]> points) {
    StringBuilder data = new StringBuilder();
    for (double[] point : points) {
      String step = data.isEmpty() ? "M" : "L";
      data.append(String.format(Locale.ROOT, "%s%.1f %.1f", step, point[0], point[1]));
    }
    add("<path class=\"%s\" d=\"%s\"/>", style, data);
  }

  /** Draws a point that shows {@code tip} when it is pointed at. */
  void dot(String style, double x, double y, String tip) {
    add(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s</title></circle>",
        style, x, y, Html.escaped(tip));
  }

  /** Writes a word; {@code anchor} is start, middle or end. */
  void text(String anchor, double x, double y, String word) {
    add(
        "<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
        anchor, x, y, Html.escaped(word));
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n%s</svg>%n",
        WIDTH,
        height,
        Html.escaped(title),
        text);
  }
}
