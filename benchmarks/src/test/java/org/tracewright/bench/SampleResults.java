package org.tracewright.bench;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Results made up for tests: JIT and QEMU, two workloads, every part. */
public final class SampleResults {
  private static final BenchOptions OPTIONS =
      new BenchOptions(
          Set.of(Contender.QEMU), 1, 1, Set.of(Part.values()), List.of("fast", "slow"));
  private static final Map<Contender, String> PRESENT = new EnumMap<>(Contender.class);
  private static final Map<Contender, String> ABSENT =
      Map.of(Contender.NATIVE, "no <compiler> & no wish");

  static {
    PRESENT.put(Contender.JIT, "tw, as made up");
    PRESENT.put(Contender.QEMU, "QEMU, as made up");
  }

  private SampleResults() {}

  /** Two workloads: warm the JIT takes half and twice QEMU's time, cold 1.5 times. */
  public static Results complete() {
    Series starts = cold();
    List<Row> rows = List.of(row("fast", 1, 2), row("slow", 2, 1));
    return new Results(
        Map.of("machine", "a \"quiet\" one"),
        PRESENT,
        ABSENT,
        OPTIONS,
        rows,
        List.of(model()),
        starts,
        List.of(growth()),
        List.of("fast, jit: made up"));
  }

  /** Nothing was measured. */
  public static Results nothing() {
    return new Results(
        Map.of(),
        PRESENT,
        ABSENT,
        OPTIONS,
        List.of(),
        List.of(),
        new Series(),
        List.of(),
        List.of());
  }

  private static Series cold() {
    Series series = new Series();
    series.add(Contender.JIT, cold(1.5));
    series.add(Contender.QEMU, cold(1));
    return series;
  }

  private static Trial cold(double seconds) {
    Outcome outcome = new Outcome(0, "", "", seconds, 2 * seconds, 200 << 20, List.of());
    return new Trial(outcome, 1, 0, JitFigures.none());
  }

  private static Row row(String name, double jit, double qemu) {
    Row row = new Row(new Workload(name, 1, Path.of(name + ".elf"), List.of()));
    for (Size size : Size.SHORT) {
      row.at(size).add(Contender.JIT, cold(1));
    }
    row.at(Size.COLD).add(Contender.JIT, cold(1.5));
    row.at(Size.COLD).add(Contender.QEMU, cold(1));
    JitFigures figures =
        new JitFigures(Map.of("instructions", 9e6, "sideExits", 9.0, "compiledShare", 0.5));
    row.at(Size.WARM).add(Contender.JIT, warm(jit, figures));
    row.at(Size.WARM).add(Contender.QEMU, warm(qemu, JitFigures.none()));
    return row;
  }

  private static Row model() {
    Row row = new Row(new Workload("toy", 1, Path.of("toy"), List.of()));
    row.at(Size.WARM).add(Contender.INTERPRETER, warm(8, JitFigures.none()));
    row.at(Size.WARM).add(Contender.JIT, warm(2, JitFigures.none()));
    return row;
  }

  // The first of three laps takes twice as long.
  private static Trial warm(double lap, JitFigures figures) {
    List<Double> laps = List.of(2 * lap, 3 * lap, 4 * lap);
    Outcome outcome = new Outcome(0, "", "", 4 * lap, 4 * lap, 200 << 20, laps);
    return new Trial(outcome, 3, 1, figures);
  }

  private static Growth growth() {
    List<Growth.Point> points =
        List.of(
            new Growth.Point(10, 64 << 20, Map.of(Contender.JIT, cold(1).outcome())),
            new Growth.Point(4000, 64 << 20, Map.of(Contender.QEMU, cold(9).outcome())));
    return new Growth("Growth", "KB", List.of(Contender.JIT, Contender.QEMU), points);
  }
}
