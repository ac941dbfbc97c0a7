package org.tracewright.debugger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tracewright.debugger.dwarf.SourceLine;
import org.tracewright.debugger.expression.Value;
import org.tracewright.sim.Hex;
import org.tracewright.sim.StopReason;

/** What is shown when the guest has stopped. */
final class StopText {
  private final Session session;
  private final Sources sources;
  private final Formats formats;
  private final List<Display> displays = new ArrayList<>();
  private int lastDisplay;

  /**
   * An expression that every stop shows.
   *
   * @param format as after the slash of {@code print}
   */
  record Display(int number, String text, String format) {}

  StopText(Session session, Sources sources, Formats formats) {
    this.session = session;
    this.sources = sources;
    this.formats = formats;
  }

  /** Why it stopped; nothing for the end of a step. */
  void reason(StopReason reason, List<Stop> hit, Report out) {
    switch (reason) {
      case StopReason.Breakpoint b -> out.line(titles(hit) + ", " + session.function(b.address()));
      case StopReason.Exited e ->
          out.line("The program exited with status " + e.status() + " after " + retired() + ".");
      case StopReason.Trap t ->
          out.line("The program died of " + t.name() + " at " + session.place(t.pc()) + ".");
      case StopReason.Requested r -> out.line("Interrupted after " + retired() + ".");
      case StopReason.HostError e -> out.lines(List.of(e.message(), "  " + e.remedy()));
      case StopReason.HistoryStart h -> out.line("No more history: the program began here.");
      case StopReason.Budget b -> {}
      case StopReason.UntilMet u -> {}
      case StopReason.Watchpoint w -> {}
    }
  }

  private String retired() {
    return session.cpu().retired() + " instructions";
  }

  private static String titles(List<Stop> hit) {
    return hit.stream().map(Stop::title).collect(Collectors.joining(", "));
  }

  /** A watchpoint whose access was done. */
  void watched(Stop stop, Value before, Report out) {
    out.line(stop.title() + ": " + stop.what());
    Value now = stop.value(session);
    if (now == null) {
      return;
    }
    if (before.bits() == now.bits()) {
      out.line("Value = " + formats.text(now, ""));
    } else {
      out.line("Old value = " + formats.text(before, ""));
      out.line("New value = " + formats.text(now, ""));
    }
  }

  /** A watchpoint that going back has led to, before its access. */
  void aboutTo(Stop stop, StopReason.Watchpoint access, Report out) {
    out.line(
        String.format(
            "%s: %s, before a %s of %d bytes at %s",
            stop.title(),
            stop.what(),
            access.write() ? "write" : "read",
            access.length(),
            Hex.word(access.address())));
    Value now = stop.value(session);
    if (now != null) {
      out.line("Value = " + formats.text(now, ""));
    }
  }

  /** The next instruction, and its source line where that begins. */
  void where(Report out) {
    int pc = session.cpu().pc();
    session.line(pc).ifPresent(line -> source(line, pc, out));
    out.line(session.code(pc));
  }

  private void source(SourceLine line, int pc, Report out) {
    String text = sources.line(line.file(), line.line()).map(t -> "\t" + t).orElse("");
    if (line.start() == pc || !text.isEmpty()) {
      out.line(line.describe() + text);
    }
  }

  /** Adds what every stop shows. */
  Display addDisplay(String expression, String format) {
    Display display = new Display(++lastDisplay, expression, format);
    displays.add(display);
    return display;
  }

  /**
   * Takes one away, or all.
   *
   * @throws DebuggerException if there is none of that number
   */
  void removeDisplays(String words) {
    if (words.isBlank()) {
      displays.clear();
    } else if (!displays.removeIf(d -> String.valueOf(d.number()).equals(words.strip()))) {
      throw new DebuggerException("there is no display '" + words.strip() + "'");
    }
  }

  /** What every stop shows. */
  void displays(Report out) {
    displays.forEach(d -> display(d, out));
  }

  /** One of the displays. */
  void display(Display d, Report out) {
    String value;
    try {
      value = formats.text(session.evaluate(d.text()), d.format());
    } catch (DebuggerException e) {
      value = "<" + e.getMessage() + ">";
    }
    out.line(d.number() + ": " + d.text() + " = " + value);
  }
}
