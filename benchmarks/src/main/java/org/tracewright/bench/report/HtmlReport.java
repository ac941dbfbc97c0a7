package org.tracewright.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracewright.bench.Contender;
import org.tracewright.bench.Growth;
import org.tracewright.bench.Mean;
import org.tracewright.bench.Results;
import org.tracewright.bench.Row;
import org.tracewright.bench.Size;

/** The results as one page that needs nothing else: no script, no network. */
public final class HtmlReport {
  private static final LineChart.Axes WARM_UP =
      new LineChart.Axes("seconds", "million instructions a second", false, true, false);

  private final Results results;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(Results results) {
    this.results = results;
  }

  /** The whole page. */
  public static String of(Results results) {
    return new HtmlReport(results).page();
  }

  private String page() {
    if (!results.rows().isEmpty()) {
      means();
      bars();
    }
    warmUps();
    models();
    results.growth().forEach(this::growth);
    text();
    return resource("report.html").replace("@BODY@", page);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void means() {
    List<Column> ratios = Column.known(results.rows()).stream().filter(Column::ratio).toList();
    line("<div class=\"means\">");
    for (Column column : ratios) {
      List<Double> figures = column.of(results.rows());
      line(
          "<div><b>%s</b>%s<small>worst %s</small></div>",
          column.print(Mean.geometric(figures)),
          String.join(" ", column.heading()),
          column.print(Mean.most(figures)));
    }
    line("</div>");
  }

  private void bars() {
    line("<div class=\"charts\">");
    for (Column column : Column.known(results.rows())) {
      if (column.ratio()) {
        String title = column.title();
        line("<figure><figcaption>%s</figcaption>%s</figure>", title, bars(title, column));
      }
    }
    line("</div>");
  }

  private Svg bars(String title, Column column) {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (Row row : results.rows()) {
      double value = column.figure().applyAsDouble(row);
      if (!Double.isNaN(value)) {
        bars.add(new BarChart.Bar(row.workload().name(), value));
      }
    }
    return BarChart.of(title, bars);
  }

  private void legend() {
    String entries =
        drawn()
            .map(c -> "<span class=\"" + c.label() + "\">" + c.label() + "</span>")
            .collect(Collectors.joining(" "));
    line("<p class=\"legend\">%s</p>", entries);
  }

  // The interpreter has no warm-up worth a line.
  private Stream<Contender> drawn() {
    return results.present().keySet().stream().filter(Size.COLD::takes);
  }

  private void warmUps() {
    if (results.rows().isEmpty()) {
      return;
    }
    line("<h2>Warm-up</h2>");
    legend();
    line("<div class=\"charts\">");
    for (Row row : results.rows()) {
      List<LineChart.Curve> curves =
          drawn().map(c -> WarmUp.of(row, c)).filter(curve -> !curve.points().isEmpty()).toList();
      if (!curves.isEmpty()) {
        String name = row.workload().name();
        line(
            "<figure><figcaption>%s</figcaption>%s</figure>",
            name, LineChart.of(name, WARM_UP, curves));
      }
    }
    line("</div>");
  }

  private void models() {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (Row row : results.models()) {
      double ratio = row.warmRatio(Contender.JIT, Contender.INTERPRETER);
      bars.addAll(
          Double.isNaN(ratio)
              ? List.of()
              : List.of(new BarChart.Bar(row.workload().name(), ratio)));
    }
    if (!bars.isEmpty()) {
      String title = "warm, jit/interpreter";
      line("<h2>Other models</h2><div class=\"charts\">");
      line("<figure><figcaption>%s</figcaption>%s</figure></div>", title, BarChart.of(title, bars));
    }
  }

  private void growth(Growth growth) {
    line("<h2>%s</h2>", Html.escaped(growth.title()));
    legend();
    line("<div class=\"charts\">");
    figure(growth, "Time", "seconds", Growth.Point::seconds);
    figure(growth, "Memory", "MiB resident, ours without the guest's", Growth.Point::mebibytes);
    line("</div>");
  }

  private void figure(
      Growth growth, String what, String unit, ToDoubleBiFunction<Growth.Point, Contender> figure) {
    List<LineChart.Curve> curves = new ArrayList<>();
    for (Contender contender : growth.contenders()) {
      List<double[]> points =
          growth.points().stream()
              .map(p -> new double[] {p.size(), figure.applyAsDouble(p, contender)})
              .filter(point -> point[1] > 0)
              .toList();
      curves.add(new LineChart.Curve(contender, points));
    }
    LineChart.Axes axes = new LineChart.Axes(growth.unit(), unit, true, true, true);
    line(
        "<figure><figcaption>%s</figcaption>%s</figure>",
        what, LineChart.of(growth.title() + ": " + what, axes, curves));
  }

  private void text() {
    line("<h2>Every figure</h2>");
    line("<pre>%s</pre>", Html.escaped(TextReport.of(results)));
  }
}
