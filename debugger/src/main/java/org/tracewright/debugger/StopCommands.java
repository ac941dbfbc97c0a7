package org.tracewright.debugger;

import static org.tracewright.debugger.Command.Group.STOPPING;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracewright.debugger.Command.Operand;
import org.tracewright.debugger.expression.Expression;
import org.tracewright.debugger.expression.Value;
import org.tracewright.sim.Hex;
import org.tracewright.sim.control.Breakpoint;
import org.tracewright.sim.control.Watchpoint;

/** Commands about breakpoints and watchpoints. */
final class StopCommands {
  private static final Pattern CONDITION = Pattern.compile("(.*?)(?:^|\\s)if\\b(.*)");
  private static final Pattern RANGE = Pattern.compile("(.*),\\s*([^,()]+)");

  private final Session session;
  private final Stops stops;
  private final Locations locations;

  StopCommands(Session session) {
    this.session = session;
    this.stops = session.stops();
    this.locations = new Locations(session);
  }

  void addTo(CommandTable table) {
    table.add(
        Command.of(
                STOPPING,
                "break",
                "[LOCATION] [if CONDITION]",
                "Stops before an instruction.",
                (words, out) -> setBreak(words, false, out))
            .shorts("b", "br", "brk")
            .takes(Operand.LOCATION)
            .details(
                "LOCATION is a function, FILE:LINE, a line of the present file, or *ADDRESS;",
                "without one, the next instruction. It stops when CONDITION is not 0.",
                "(tw) break main",
                "(tw) break swap if $a0 == $a1"));
    table.add(
        Command.of(
                STOPPING,
                "tbreak",
                "[LOCATION] [if CONDITION]",
                "Stops there once.",
                (words, out) -> setBreak(words, true, out))
            .shorts("tb")
            .takes(Operand.LOCATION));
    addWatches(table);
    addChanges(table);
  }

  private void addWatches(CommandTable table) {
    table.add(
        watch("watch", Watchpoint.Kind.WRITE, "Stops when memory is changed.")
            .shorts("wa")
            .details(
                "WHAT is a variable, *(TYPE*)ADDRESS, or ADDRESS,LENGTH for any bytes.",
                "CONDITION is looked at when the access is done.",
                "(tw) watch failures",
                "(tw) watch *(u16*)&work if work[0] > 100",
                "(tw) watch $sp,64"));
    table.add(watch("rwatch", Watchpoint.Kind.READ, "Stops when memory is read.").shorts("rw"));
    table.add(
        watch("awatch", Watchpoint.Kind.ACCESS, "Stops when memory is read or written.")
            .shorts("aw"));
  }

  private Command watch(String name, Watchpoint.Kind kind, String summary) {
    return Command.of(
            STOPPING,
            name,
            "WHAT [if CONDITION]",
            summary,
            (words, out) -> setWatch(name, words, kind, out))
        .takes(Operand.EXPRESSION);
  }

  private void addChanges(CommandTable table) {
    table.add(
        Command.of(
                STOPPING,
                "delete",
                "[NUMBER...]",
                "Removes stoppoints, all without a number.",
                (words, out) -> stops.named(words).forEach(stops::remove))
            .shorts("d", "del")
            .takes(Operand.STOPPOINT));
    table.add(
        Command.of(
                STOPPING, "clear", "[LOCATION]", "Removes the breakpoints at a place.", this::clear)
            .takes(Operand.LOCATION));
    table.add(
        Command.of(
                STOPPING,
                "disable",
                "[NUMBER...]",
                "Keeps stoppoints without stopping there.",
                (words, out) -> stops.named(words).forEach(s -> s.point().setEnabled(false)))
            .shorts("dis")
            .takes(Operand.STOPPOINT));
    table.add(
        Command.of(
                STOPPING,
                "enable",
                "[NUMBER...]",
                "Lets stoppoints stop again.",
                (words, out) -> stops.named(words).forEach(s -> s.point().setEnabled(true)))
            .shorts("en")
            .takes(Operand.STOPPOINT));
    table.add(
        Command.of(
                STOPPING,
                "ignore",
                "NUMBER COUNT",
                "Passes over the next COUNT hits.",
                this::ignore)
            .takes(Operand.STOPPOINT)
            .details("(tw) ignore 1 99"));
    table.add(
        Command.of(
                STOPPING,
                "condition",
                "NUMBER [CONDITION]",
                "Sets what must hold for a stop.",
                this::condition)
            .takes(Operand.STOPPOINT)
            .details("Without a CONDITION, it stops always.", "(tw) condition 1 $a1 > 100"));
  }

  static boolean standsAt(Stop stop, int address) {
    return stop.point() instanceof Breakpoint b && b.address() == address;
  }

  /** What stands before and behind {@code if}; the condition is {@code null} without one. */
  private static String[] split(String words) {
    Matcher m = CONDITION.matcher(words.strip());
    return m.matches()
        ? new String[] {m.group(1).strip(), m.group(2).strip()}
        : new String[] {words.strip(), null};
  }

  private void setBreak(String words, boolean temporary, Report out) {
    String[] parts = split(words);
    List<Integer> addresses = locations.find(parts[0]);
    checkCondition(parts[1]);
    for (int address : addresses) {
      Stop stop = stops.addBreakpoint(address, parts[0], temporary);
      stops.setCondition(stop, parts[1] == null ? "" : parts[1]);
      String line = session.line(address).map(l -> ": " + l.describe()).orElse("");
      out.line(stop.title() + " at " + session.place(address) + line);
    }
  }

  private void checkCondition(String text) {
    if (text != null) {
      session.evaluate(text);
    }
  }

  private void setWatch(String name, String words, Watchpoint.Kind kind, Report out) {
    String[] parts = split(words);
    if (parts[0].isEmpty()) {
      throw new DebuggerException("'" + name + "' needs a variable, *(TYPE*)ADDRESS or a range");
    }
    checkCondition(parts[1]);
    Matcher range = RANGE.matcher(parts[0]);
    Stop stop = range.matches() ? range(range, kind) : variable(parts[0], kind);
    stops.setCondition(stop, parts[1] == null ? "" : parts[1]);
    Watchpoint point = (Watchpoint) stop.point();
    String at = Hex.word(point.address());
    out.line(stop.title() + ": " + stop.what() + ", " + point.length() + " bytes at " + at);
  }

  private Stop range(Matcher range, Watchpoint.Kind kind) {
    int from = session.evaluate(range.group(1)).address();
    long length = session.evaluate(range.group(2)).bits();
    if (length < 1 || length > Integer.MAX_VALUE) {
      throw new DebuggerException("a range of " + length + " bytes; give 1 or more");
    }
    return stops.addWatchpoint(range.group(), from, (int) length, kind);
  }

  private Stop variable(String text, Watchpoint.Kind kind) {
    Expression expression = Expression.parse(text);
    Value value = expression.evaluate(session.names());
    Value.Place place = value.place();
    if (place == null) {
      throw new DebuggerException(
          "'" + text + "' is not in memory; write a variable, *(TYPE*)ADDRESS or ADDRESS,LENGTH");
    }
    // Where it is now: what the expression names later may be elsewhere.
    Stop stop = stops.addWatchpoint(text, place.address(), value.type().width(), kind);
    stop.setWatched(
        scope -> {
          long bits = scope.load(place.address(), value.type().width());
          return new Value(bits, value.type(), place);
        });
    return stop;
  }

  private void clear(String words, Report out) {
    int address = locations.first(words);
    List<Stop> here = stops.all().stream().filter(s -> standsAt(s, address)).toList();
    if (here.isEmpty()) {
      throw new DebuggerException("no breakpoint stands at " + session.place(address));
    }
    here.forEach(stops::remove);
  }

  private void ignore(String words, Report out) {
    String[] parts = words.strip().split("\\s+", 2);
    Stop stop = stops.find(parts[0]);
    if (parts.length < 2) {
      throw new DebuggerException("'ignore' needs a number and a count: ignore 1 10");
    }
    long count = session.evaluate(parts[1]).bits();
    if (count < 0) {
      throw new DebuggerException("a count of " + count + "; give 0 or more");
    }
    stop.point().setIgnoring(count);
    out.line(stop.title() + " is passed over " + count + " times.");
  }

  private void condition(String words, Report out) {
    String[] parts = words.strip().split("\\s+", 2);
    Stop stop = stops.find(parts[0]);
    String text = parts.length < 2 ? "" : parts[1];
    stops.setCondition(stop, text);
    out.line(stop.title() + (text.isEmpty() ? " stops always." : " stops only if " + text));
  }
}
