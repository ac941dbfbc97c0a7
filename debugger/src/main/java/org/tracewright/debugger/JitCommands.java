package org.tracewright.debugger;

import static org.tracewright.debugger.Command.Group.MEASURING;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tracewright.debugger.Command.Operand;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionExit;
import org.tracewright.jit.RegionReport;
import org.tracewright.sim.Compilation;

/** Commands that look at compiled code. */
final class JitCommands {
  private static final int MOST_REGIONS = 8;

  private final Session session;
  private final Engines engines;
  private final Map<String, Long> seen = new HashMap<>();

  JitCommands(Session session, Engines engines) {
    this.session = session;
    this.engines = engines;
  }

  void addTo(CommandTable table) {
    table.add(
        Command.of(
                MEASURING,
                "jit",
                "list | show ADDRESS | why | exits",
                "Shows compiled code.",
                this::jit)
            .takes(Operand.WORD)
            .details(
                "'list' names the regions, 'show' prints a region's traces before and after",
                "optimising and its bytecode, 'why' says what was not compiled, and 'exits' where",
                "compiled code is left.",
                "(tw) jit show swap"));
  }

  private Compilation compilation() {
    return engines
        .compiled()
        .orElseThrow(() -> new DebuggerException(session.cpu().name() + " is never compiled"));
  }

  private List<RegionReport> regions() {
    List<RegionReport> regions = compilation().regions();
    if (regions.isEmpty() && compilation().steps().isEmpty()) {
      throw new DebuggerException("nothing is compiled now; 'engine jit', then run hot code");
    }
    return regions;
  }

  private void jit(String words, Report out) {
    String[] parts = words.strip().split("\\s+", 2);
    switch (parts[0]) {
      case "list", "" -> list(out);
      case "show" -> show(parts.length < 2 ? "" : parts[1], out);
      case "why" -> why(out);
      case "exits" -> exits(out);
      default -> throw new DebuggerException("'jit' takes list, show ADDRESS, why or exits");
    }
  }

  private void list(Report out) {
    for (RegionReport r : regions()) {
      out.line(
          String.join(
              ", ",
              session.place(r.key()) + ": " + counted(r.traces().size(), "trace"),
              counted(r.exits().size(), "exit"),
              counted(r.codeBytes(), "byte"),
              "emitted " + counted(r.emissions(), "time")));
    }
    int steps = compilation().steps().size();
    if (steps > 0) {
      out.line(counted(steps, "instruction") + " for single steps");
    }
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private void show(String words, Report out) {
    int address = new Locations(session).first(words);
    RegionReport region =
        Stream.concat(regions().stream(), compilation().steps().stream())
            .filter(r -> covers(r, address))
            .findFirst()
            .orElseThrow(
                () ->
                    new DebuggerException(
                        "no region contains " + session.place(address) + "; see 'jit list'"));
    out.line("region " + session.place(region.key()));
    for (RegionReport.TraceReport trace : region.traces()) {
      out.line("trace " + session.place(trace.key()));
      trace.keys().forEach(key -> out.line(session.code(key)));
      out.line("as recorded:");
      out.lines(trace.before().lines().toList());
      out.line("as optimised:");
      out.lines(trace.after().lines().toList());
    }
    out.line("bytecode:");
    out.lines(region.bytecode().lines().toList());
  }

  private static boolean covers(RegionReport region, int address) {
    return region.traces().stream().anyMatch(trace -> trace.keys().contains(address));
  }

  private void why(Report out) {
    JitStatistics s = compilation().statistics();
    if (s.aborts().isEmpty()) {
      out.line("Every recording gave a trace.");
    }
    for (Map.Entry<String, Long> abort : new TreeMap<>(s.aborts()).entrySet()) {
      out.line(abort.getValue() + "\t" + abort.getKey());
    }
  }

  private void exits(Report out) {
    for (RegionReport r : regions()) {
      for (RegionReport.ExitReport e : r.exits()) {
        if (e.count() > 0) {
          int trace = r.traces().get(e.trace()).key();
          String middle = e.midTurn() ? ", inside an instruction" : "";
          String note = e.note().isEmpty() ? "" : ": " + e.note();
          out.line(
              e.count()
                  + "\tregion "
                  + session.place(r.key())
                  + ", trace "
                  + session.place(trace)
                  + middle
                  + note);
        }
      }
    }
  }

  /** What {@code info jit} prints. */
  void info(String words, Report out) {
    out.line("engine             " + engines.name());
    JitStatistics s = compilation().statistics();
    out.line("regions            " + s.regions());
    out.line("traces             " + s.traces());
    out.line("compiled share     " + String.format("%.4f", s.compiledShare()));
    out.line("side exits         " + s.sideExits());
    out.line("invalidations      " + s.invalidations());
    out.line("bytecode bytes     " + s.bytecodeBytes());
    session.before().ifPresent(before -> last(before, s, out));
    List<RegionReport> regions = compilation().regions();
    ran("region", regions, out);
    ran("step", compilation().steps(), out);
    compilation().lastExits().stream().findFirst().ifPresent(exit -> left(exit, out));
    int pc = session.cpu().pc();
    regions.stream()
        .filter(r -> covers(r, pc))
        .findFirst()
        .ifPresent(r -> out.line("region here        " + session.place(r.key())));
  }

  /** Names what was run, and so left, since this was last asked. */
  private void ran(String what, List<RegionReport> compiled, Report out) {
    Map<String, Long> now = new HashMap<>();
    Set<String> places = new LinkedHashSet<>();
    for (RegionReport r : compiled) {
      String emission = what + r.key() + "/" + r.emissions(); // the next one counts anew
      long left = r.exits().stream().mapToLong(RegionReport.ExitReport::count).sum();
      if (left > seen.getOrDefault(emission, 0L)) {
        places.add(session.place(r.key()));
      }
      now.merge(emission, left, Long::sum);
    }
    seen.keySet().removeIf(emission -> emission.startsWith(what));
    seen.putAll(now);
    String label = "ran since asked    ";
    places.stream().limit(MOST_REGIONS).forEach(place -> out.line(label + what + " " + place));
    if (places.size() > MOST_REGIONS) {
      out.line(label + (places.size() - MOST_REGIONS) + " " + what + "s more");
    }
  }

  private void left(RegionExit exit, Report out) {
    String middle = exit.midTurn() ? ", inside the instruction" : "";
    String pause = exit.pause() ? ", at a pause" : "";
    out.line(
        "left last          region "
            + session.place(exit.region())
            + " at "
            + session.place(exit.key())
            + middle
            + pause);
  }

  private static void last(JitStatistics before, JitStatistics now, Report out) {
    long compiled = now.compiledInstructions() - before.compiledInstructions();
    long entries = now.entries() - before.entries();
    out.line(
        "last run           " + compiled + " instructions compiled, in " + entries + " entries");
  }
}
