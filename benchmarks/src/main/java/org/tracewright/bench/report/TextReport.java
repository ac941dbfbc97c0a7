package org.tracewright.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracewright.bench.Contender;
import org.tracewright.bench.Growth;
import org.tracewright.bench.Mean;
import org.tracewright.bench.Part;
import org.tracewright.bench.Results;
import org.tracewright.bench.Row;
import org.tracewright.bench.Size;
import org.tracewright.bench.Trial;

/** The results as lines of text. */
public final class TextReport {
  private final Results results;
  private final StringBuilder text = new StringBuilder();

  private TextReport(Results results) {
    this.results = results;
  }

  /** All of it; ends with a line's end. */
  public static String of(Results results) {
    return new TextReport(results).text();
  }

  private String text() {
    setting();
    part(Part.WORKLOADS, this::workloads);
    part(Part.SHORT, this::shortOnes);
    part(Part.START, this::starts);
    part(Part.MODELS, this::models);
    results.growth().forEach(this::growth);
    results.problems().forEach(problem -> line("wrong: " + problem));
    return text.toString();
  }

  private void part(Part part, Runnable lines) {
    if (results.options().parts().contains(part)) {
      line("");
      lines.run();
    }
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  private void setting() {
    results.setting().forEach((what, value) -> named(what, value));
    results.present().forEach((c, what) -> named(c.label(), what));
    results.absent().forEach((c, why) -> named(c.label(), "absent: " + why));
  }

  private void named(String name, String value) {
    line(String.format(Locale.ROOT, "%-13s%s", name, value));
  }

  private void workloads() {
    List<Row> rows = results.rows();
    List<Column> columns = Column.known(rows);
    Grid grid = new Grid();
    grid.add("", columns.stream().map(c -> c.heading().get(0)));
    grid.add("workload", columns.stream().map(c -> c.heading().get(1)));
    for (Row row : rows) {
      grid.add(row.workload().name(), columns.stream().map(c -> c.of(row)));
    }
    grid.add("geom. mean", columns.stream().map(c -> c.print(Mean.geometric(c.of(rows)))));
    if (columns.stream().anyMatch(Column::ratio)) {
      grid.add("worst", columns.stream().map(c -> c.ratio() ? c.print(Mean.most(c.of(rows))) : ""));
    }
    grid.lines().forEach(this::line);
  }

  private void shortOnes() {
    line("whole process, seconds: median of all workloads, and the worst");
    List<Contender> contenders =
        results.present().keySet().stream().filter(Size.MS_1::takes).toList();
    Grid grid = new Grid();
    grid.add("in QEMU", contenders.stream().map(Contender::label));
    for (Size size : Size.SHORT) {
      grid.add(size.label(), contenders.stream().map(c -> medianAndWorst(size, c)));
    }
    grid.lines().forEach(this::line);
  }

  private String medianAndWorst(Size size, Contender contender) {
    List<Double> seconds = results.rows().stream().map(r -> r.seconds(size, contender)).toList();
    return String.format(Locale.ROOT, "%.3f  %.3f", Mean.median(seconds), Mean.most(seconds));
  }

  private void starts() {
    line(
        results.present().keySet().stream()
            .filter(c -> !results.starts().of(c).isEmpty())
            .map(c -> c.label() + " " + startMillis(c) + " ms")
            .collect(Collectors.joining(", ", "hello, start to end: ", "")));
  }

  private String startMillis(Contender contender) {
    double seconds = results.starts().median(contender, t -> t.outcome().seconds());
    return String.format(Locale.ROOT, "%.0f", seconds * 1000);
  }

  private void models() {
    line("other models, steady state: milliseconds an iteration");
    Grid grid = new Grid();
    grid.add("model", Stream.of("interpreter", "jit", "times faster"));
    for (Row row : results.models()) {
      grid.add(
          row.workload().name(),
          Stream.of(
              millis(row, Contender.INTERPRETER),
              millis(row, Contender.JIT),
              number("%.1f", row.warmRatio(Contender.INTERPRETER, Contender.JIT))));
    }
    grid.lines().forEach(this::line);
  }

  private static String millis(Row row, Contender contender) {
    return number("%.2f", 1000 * row.at(Size.WARM).median(contender, Trial::steadySeconds));
  }

  private void growth(Growth growth) {
    line("");
    line(growth.title());
    Grid grid = new Grid();
    grid.add(growth.unit(), growth.contenders().stream().flatMap(c -> headings(c)));
    for (Growth.Point point : growth.points()) {
      grid.add(
          String.valueOf(point.size()), growth.contenders().stream().flatMap(c -> cells(point, c)));
    }
    grid.lines().forEach(this::line);
  }

  private static Stream<String> headings(Contender c) {
    return Stream.of(c.label() + " s", c.label() + " MiB");
  }

  private static Stream<String> cells(Growth.Point point, Contender c) {
    return Stream.of(number("%.2f", point.seconds(c)), number("%.0f", point.mebibytes(c)));
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
