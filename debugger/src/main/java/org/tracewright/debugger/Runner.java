package org.tracewright.debugger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tracewright.debugger.expression.Value;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.Bookmark;
import org.tracewright.sim.control.RunControl;
import org.tracewright.sim.control.Watchpoint;

/**
 * Runs the guest for the commands, and tells where it stopped. A watchpoint's access is done before
 * it is told, so that old and new value can be shown; one that does not count runs on.
 */
final class Runner {
  private final Session session;
  private final RunControl control;
  private final StopText text;
  private final MeasureCommands measure;
  private final Consumer<Report> atStops;
  private final Bookmark beginning;

  /**
   * A runner.
   *
   * @param atStops is told where the guest has stopped and can go on
   */
  Runner(Session session, StopText text, MeasureCommands measure, Consumer<Report> atStops) {
    this.session = session;
    this.control = session.control();
    this.text = text;
    this.measure = measure;
    this.atStops = atStops;
    this.beginning = control.bookmark();
  }

  /** One way to run. */
  @FunctionalInterface
  interface Run {
    /** Runs; the reason why it ended. */
    StopReason go();
  }

  /** Runs until something stops it. */
  void resume(Report out) {
    forwards(() -> measure.resume(true, out), () -> measure.resume(false, out), out);
  }

  /** Runs until it comes to one of these addresses and the condition holds. */
  void runTo(Set<Integer> addresses, Machine.Until condition, Report out) {
    forwards(
        () -> control.runTo(addresses, condition, Machine.UNLIMITED),
        () -> control.carryOn(addresses, condition, Machine.UNLIMITED),
        out);
  }

  /**
   * Runs forwards.
   *
   * @param again goes on after an access that did not count; {@code null} to stop at any
   */
  void forwards(Run first, Run again, Report out) {
    begin();
    StopReason reason = first.go();
    while (reason instanceof StopReason.Watchpoint) {
      Map<Stop, Value> before = values(session.stops().hit());
      StopReason done = control.step(1);
      List<Stop> counting = new ArrayList<>(before.keySet());
      counting.removeIf(stop -> !counts(stop, before.get(stop)));
      if (!counting.isEmpty() || again == null || !(done instanceof StopReason.Budget)) {
        end(done);
        counting.forEach(stop -> text.watched(stop, before.get(stop), out));
        stopped(done, counting, out);
        return;
      }
      reason = again.go();
    }
    tell(reason, out);
  }

  private Map<Stop, Value> values(List<Stop> stops) {
    Map<Stop, Value> values = new HashMap<>();
    stops.forEach(stop -> values.put(stop, stop.value(session)));
    return values;
  }

  /** Whether a watchpoint ends the run, its access done: a write only if it changed something. */
  private boolean counts(Stop stop, Value before) {
    Value now = stop.value(session);
    boolean writes = ((Watchpoint) stop.point()).kind() == Watchpoint.Kind.WRITE;
    boolean changed = now == null || now.bits() != before.bits();
    return (changed || !writes) && session.stops().holds(stop);
  }

  /** Runs backwards and tells how it ended: before the access that a watchpoint saw. */
  void backwards(Run run, Report out) {
    if (!session.started()) {
      throw new DebuggerException("the program has not run yet; there is nothing to go back to");
    }
    StopReason reason = run.go();
    tell(reason, out);
  }

  /** Starts the program over. */
  void restart() {
    if (session.started()) {
      control.restore(beginning);
      control.forget();
      session.restarted();
    }
  }

  private void begin() {
    if (session.end() != null) {
      throw new DebuggerException(
          "the program has ended; 'run' starts it again, 'reverse-stepi' goes back");
    }
    session.setStarted(true);
    session.measure();
  }

  private void end(StopReason reason) {
    session.setEnd(reason);
  }

  private void tell(StopReason reason, Report out) {
    end(reason);
    List<Stop> hit = session.stops().hit();
    if (reason instanceof StopReason.Watchpoint access) {
      hit.forEach(stop -> text.aboutTo(stop, access, out));
    } else {
      text.reason(reason, hit, out);
    }
    stopped(reason, hit, out);
  }

  private void stopped(StopReason reason, List<Stop> hit, Report out) {
    if (!reason.isFinal()) {
      text.where(out);
      text.displays(out);
      atStops.accept(out);
    }
    for (Stop stop : hit) {
      session.pend(stop.commands());
      if (stop.temporary()) {
        session.stops().remove(stop);
      }
    }
  }
}
