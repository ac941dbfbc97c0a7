package org.tracewright.debugger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracewright.debugger.dwarf.SourceLine;
import org.tracewright.sim.Symbols;
import org.tracewright.sim.Symbols.Kind;
import org.tracewright.sim.Symbols.Symbol;
import org.tracewright.sim.control.Breakpoint;
import org.tracewright.sim.control.RunControl;

/**
 * Which functions and source lines were executed. A breakpoint at the beginning of each notes that
 * it is reached and is taken away: so every engine can tell, and what was reached costs nothing
 * more.
 */
final class Coverage {
  private final Session session;
  private final SortedMap<Integer, Boolean> reached = new TreeMap<>(Integer::compareUnsigned);
  private final List<Breakpoint> marks = new ArrayList<>();

  Coverage(Session session) {
    this.session = session;
    functions().forEach(f -> reached.put(f.address(), false));
    lineStarts().forEach(address -> reached.put(address, false));
    reached.keySet().forEach(this::mark);
  }

  private List<Symbol> functions() {
    Symbols symbols = session.machine().symbols();
    return symbols.all().stream().filter(s -> s.kind() == Kind.FUNCTION).toList();
  }

  /** Where the lines of the functions begin. */
  private List<Integer> lineStarts() {
    List<Integer> starts = new ArrayList<>();
    for (Symbol function : functions()) {
      long end =
          Integer.toUnsignedLong(function.address()) + Integer.toUnsignedLong(function.size());
      for (long at = Integer.toUnsignedLong(function.address()); at < end; ) {
        Optional<SourceLine> line = session.line((int) at);
        line.filter(l -> l.line() > 0).ifPresent(l -> starts.add(l.start()));
        at = line.map(SourceLine::end).orElse(end);
      }
    }
    return starts;
  }

  private void mark(int address) {
    RunControl control = session.control();
    Breakpoint mark = control.addBreakpoint(address);
    marks.add(mark);
    mark.setCondition(
        machine -> {
          reached.put(address, true);
          mark.setEnabled(false);
          return false;
        });
  }

  /** A run begins with the instruction at this address, at which no breakpoint ends it. */
  void begin(int address) {
    reached.computeIfPresent(address, (a, was) -> was || !marks.isEmpty());
  }

  /** Ends the noting; what was noted stays. */
  void stop() {
    marks.forEach(session.control()::remove);
    marks.clear();
  }

  private Map<String, SortedMap<Integer, Boolean>> byLine() {
    Map<String, SortedMap<Integer, Boolean>> files = new TreeMap<>();
    reached.forEach(
        (address, was) ->
            session
                .line(address)
                .filter(line -> line.line() > 0)
                .ifPresent(
                    line ->
                        files
                            .computeIfAbsent(line.file(), f -> new TreeMap<>())
                            .merge(line.line(), was, Boolean::logicalOr)));
    return files;
  }

  /** A line for each function, and one for each file with lines. */
  List<String> summary() {
    List<Symbol> functions = functions();
    long run = functions.stream().filter(f -> reached.get(f.address())).count();
    List<String> lines = new ArrayList<>();
    lines.add("functions: " + run + " of " + functions.size());
    byLine()
        .forEach(
            (file, of) ->
                lines.add(
                    file
                        + ": "
                        + of.values().stream().filter(was -> was).count()
                        + " of "
                        + of.size()
                        + " lines"));
    return lines;
  }

  /** The same in the format of lcov's tracefiles; a count of 1 says that it was executed. */
  List<String> lcov() {
    Map<String, SortedMap<Integer, Boolean>> files = byLine();
    List<String> lines = new ArrayList<>();
    files.forEach((file, of) -> record(file, of, lines));
    if (files.isEmpty()) {
      record(session.guest().program(), new TreeMap<>(), lines);
    }
    return lines;
  }

  private void record(String file, SortedMap<Integer, Boolean> of, List<String> lines) {
    lines.add("TN:");
    lines.add("SF:" + file);
    List<Symbol> here = functions().stream().filter(f -> isIn(f, file)).toList();
    here.forEach(f -> lines.add("FN:" + lineOf(f) + "," + f.name()));
    here.forEach(f -> lines.add("FNDA:" + (reached.get(f.address()) ? 1 : 0) + "," + f.name()));
    lines.add("FNF:" + here.size());
    lines.add("FNH:" + here.stream().filter(f -> reached.get(f.address())).count());
    of.forEach((line, was) -> lines.add("DA:" + line + "," + (was ? 1 : 0)));
    lines.add("LF:" + of.size());
    lines.add("LH:" + of.values().stream().filter(was -> was).count());
    lines.add("end_of_record");
  }

  private boolean isIn(Symbol function, String file) {
    Optional<SourceLine> line = session.line(function.address());
    return line.isEmpty() ? file.equals(session.guest().program()) : line.get().file().equals(file);
  }

  private int lineOf(Symbol function) {
    return session.line(function.address()).map(SourceLine::line).orElse(0);
  }
}
