package org.tracewright.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.RegionReport.ExitReport;
import org.tracewright.jit.RegionReport.TraceReport;
import org.tracewright.sim.Hex;
import org.tracewright.sim.Symbols;
import org.tracewright.sim.Symbols.Symbol;

/** Regions of compiled code in words. */
record RegionListing(Target.Session session, PrintStream out) {

  /** Whether some turn of a region is an instruction of this function. */
  static boolean touches(RegionReport region, Symbols symbols, Symbol function) {
    return region.traces().stream()
        .flatMap(trace -> trace.keys().stream())
        .anyMatch(key -> symbols.at(key).filter(s -> isSame(s, function)).isPresent());
  }

  private static boolean isSame(Symbol one, Symbol other) {
    return one.address() == other.address();
  }

  /** Prints all there is to say about a region. */
  void print(RegionReport region) {
    out.printf(
        "region %s: %s, %s of bytecode, emitted %s%n",
        place(region.key()),
        count(region.traces().size(), "trace"),
        count(region.codeBytes(), "byte"),
        count(region.emissions(), "time"));
    for (int trace = 0; trace < region.traces().size(); trace++) {
      print(trace, region.traces().get(trace));
    }
    out.println("  exits");
    region.exits().forEach(this::print);
    section("bytecode", region.bytecode());
    out.println();
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d", number) + " " + what + (number == 1 ? "" : "s");
  }

  private String place(int address) {
    String name = session.machine().symbols().describe(address);
    String word = Hex.word(address);
    return name.equals(word) ? word : word + " <" + name + ">";
  }

  private void print(int number, TraceReport trace) {
    out.printf(
        "  trace %d from %s: %s%n",
        number, place(trace.key()), count(trace.keys().size(), "instruction"));
    out.println("    guest code");
    trace.keys().forEach(key -> out.println("      " + line(key)));
    section("recorded", trace.before());
    section("optimised", trace.after());
  }

  private String line(int address) {
    return Hex.word(address) + "  " + session.instructionAt(address);
  }

  private void section(String name, String text) {
    out.println("    " + name);
    // A fact for each byte of the guest's code would be most of the report.
    text.lines()
        .filter(line -> !line.startsWith("fact CODE"))
        .forEach(line -> out.println("      " + line));
  }

  private void print(ExitReport exit) {
    String which = exit.exit() < 0 ? "end" : "exit " + exit.exit();
    out.printf("    trace %d, %s: taken %s", exit.trace(), which, count(exit.count(), "time"));
    out.print(exit.midTurn() ? ", in the middle of an instruction" : "");
    out.println(exit.note().isEmpty() ? "" : "; no bridge: " + exit.note());
  }

  /** Prints what was not compiled, and why. */
  void printSummary(JitStatistics statistics) {
    out.printf(
        Locale.ROOT,
        "%s, %s, %s, %.2f %% of the instructions in compiled code%n",
        count(statistics.regions(), "region"),
        count(statistics.traces(), "trace"),
        count(statistics.sideExits(), "side exit"),
        statistics.compiledShare() * 100);
    out.println(statistics.aborts().isEmpty() ? "no recording failed" : "recordings that failed");
    List<String> reasons = statistics.aborts().keySet().stream().sorted().toList();
    reasons.forEach(reason -> print(reason, statistics.aborts().get(reason)));
  }

  private void print(String reason, long times) {
    out.println(
        "  "
            + reason
            + ", "
            + count(times, "time")
            + ": "
            + AbortReason.valueOf(reason).sentence());
  }
}
