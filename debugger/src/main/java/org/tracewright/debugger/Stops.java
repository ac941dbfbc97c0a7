package org.tracewright.debugger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracewright.debugger.expression.Expression;
import org.tracewright.sim.control.Stoppoint;
import org.tracewright.sim.control.Watchpoint;

/** The user's breakpoints and watchpoints by their numbers. */
final class Stops {
  private final Session session;
  private final SortedMap<Integer, Stop> byNumber = new TreeMap<>();
  private int last;

  Stops(Session session) {
    this.session = session;
  }

  Collection<Stop> all() {
    return Collections.unmodifiableCollection(byNumber.values());
  }

  /** The one made last. */
  Stop latest() {
    if (byNumber.isEmpty()) {
      throw new DebuggerException("there is no breakpoint; set one with 'break'");
    }
    return byNumber.get(byNumber.lastKey());
  }

  /**
   * The one of that number.
   *
   * @throws DebuggerException if there is none
   */
  Stop find(String word) {
    Stop found = word.matches("\\d{1,9}") ? byNumber.get(Integer.parseInt(word)) : null;
    if (found == null) {
      throw new DebuggerException(
          "there is no breakpoint '" + word + "'; 'info breakpoints' lists them");
    }
    return found;
  }

  /** Those that the words number, all without a word. */
  List<Stop> named(String words) {
    if (words.isBlank()) {
      return List.copyOf(byNumber.values());
    }
    List<Stop> found = new ArrayList<>();
    for (String word : words.strip().split("[\\s,]+")) {
      found.add(find(word));
    }
    return found;
  }

  /** Those that ended the last run. */
  List<Stop> hit() {
    List<Stop> hit = new ArrayList<>();
    for (Stoppoint point : session.control().hits()) {
      byNumber.values().stream().filter(s -> s.point().equals(point)).forEach(hit::add);
    }
    return hit;
  }

  Stop addBreakpoint(int address, String what, boolean temporary) {
    return add(new Stop(++last, session.control().addBreakpoint(address), what, temporary));
  }

  /** Watches what the expression names, or a range of bytes. */
  Stop addWatchpoint(String what, int address, int length, Watchpoint.Kind kind) {
    try {
      Stoppoint point = session.control().addWatchpoint(address, length, kind);
      return add(new Stop(++last, point, what, false));
    } catch (UnsupportedOperationException e) {
      throw new DebuggerException(e.getMessage());
    }
  }

  private Stop add(Stop stop) {
    byNumber.put(stop.number(), stop);
    return stop;
  }

  void remove(Stop stop) {
    byNumber.remove(stop.number());
    session.control().remove(stop.point());
  }

  /** Sets what must hold; an empty text for nothing. A watchpoint looks when the access is done. */
  void setCondition(Stop stop, String text) {
    Expression parsed = text.isBlank() ? null : Expression.parse(text);
    if (parsed != null) {
      parsed.evaluate(session.names());
    }
    stop.setCondition(text.strip(), parsed);
    boolean looksBefore = parsed != null && !stop.isWatchpoint();
    stop.point().setCondition(looksBefore ? m -> holds(stop) : null);
  }

  /** Whether its condition holds; one that can no longer be evaluated does. */
  boolean holds(Stop stop) {
    try {
      return stop.condition() == null || stop.condition().evaluate(session.names()).bits() != 0;
    } catch (DebuggerException e) {
      return true;
    }
  }
}
