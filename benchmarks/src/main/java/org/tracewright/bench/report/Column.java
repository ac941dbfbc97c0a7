package org.tracewright.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.tracewright.bench.Contender;
import org.tracewright.bench.JitFigures;
import org.tracewright.bench.Row;
import org.tracewright.bench.Size;

/**
 * A column of the table of workloads.
 *
 * @param key its name in JSON
 * @param heading what stands above it, two words one below the other
 * @param decimals digits behind the point
 * @param ratio whether it is a ratio of times: those have a mean and a worst
 * @param figure of one workload, NaN where there is none
 */
record Column(
    String key, List<String> heading, int decimals, boolean ratio, ToDoubleFunction<Row> figure) {
  private static final double MEBI = 1 << 20;
  private static final Contender JIT = Contender.JIT;
  private static final Contender QEMU = Contender.QEMU;
  private static final Contender NATIVE = Contender.NATIVE;
  private static final Contender INTERPRETER = Contender.INTERPRETER;

  /** Time in the steady state against QEMU's. */
  static final Column WARM = ratio("warmJitQemu", "warm jit/qemu", r -> r.warmRatio(JIT, QEMU));

  /** Time of the whole process against QEMU's. */
  static final Column COLD = ratio("coldJitQemu", "cold jit/qemu", r -> r.coldRatio(JIT, QEMU));

  /** Every column there may be. */
  // spotless:off - a table
  static final List<Column> ALL = List.of(
      WARM,
      ratio("warmJitNative",         "warm jit/native",  r -> r.warmRatio(JIT, NATIVE)),
      COLD,
      ratio("cpuJitQemu",            "cpu jit/qemu",     r -> r.cpuRatio(JIT, QEMU)),
      plain("coldJitSeconds",        "cold jit,s",    2, r -> r.seconds(Size.COLD, JIT)),
      plain("coldQemuSeconds",       "cold qemu,s",   2, r -> r.seconds(Size.COLD, QEMU)),
      plain("jitMips",               "mips jit",      0, r -> r.mips(JIT)),
      plain("qemuMips",              "mips qemu",     0, r -> r.mips(QEMU)),
      plain("interpreterMips",       "mips interp.",  0, r -> r.mips(INTERPRETER)),
      plain("memoryAboveGuestMiB",   "memory MiB",    0, r -> r.peakAboveGuest(JIT) / MEBI),
      plain("compileSeconds",        "compile s",     2, r -> r.jit(JitFigures::compileSeconds)),
      plain("sideExitsPerThousand",  "exits /1000",   2, r -> r.jit(JitFigures::exitsPerThousand)),
      plain("compiledPercent",       "compiled %",    1, r -> 100 * r.jit(f -> f.get("compiledShare"))));
  // spotless:on

  private static Column ratio(String key, String heading, ToDoubleFunction<Row> figure) {
    return new Column(key, List.of(heading.split(" ")), 2, true, figure);
  }

  private static Column plain(
      String key, String heading, int decimals, ToDoubleFunction<Row> figure) {
    return new Column(key, List.of(heading.split(" ")), decimals, false, figure);
  }

  /** The columns for which some of these workloads have a figure. */
  static List<Column> known(List<Row> rows) {
    return ALL.stream().filter(c -> c.of(rows).stream().anyMatch(f -> !Double.isNaN(f))).toList();
  }

  /** The heading in a line of its own: "warm, jit/qemu". */
  String title() {
    return String.join(", ", heading);
  }

  /** A workload's figure as it is printed. */
  String of(Row row) {
    return print(figure.applyAsDouble(row));
  }

  /** The figures of these workloads. */
  List<Double> of(List<Row> rows) {
    return rows.stream().map(figure::applyAsDouble).toList();
  }

  /** A figure of this column as it is printed. */
  String print(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
