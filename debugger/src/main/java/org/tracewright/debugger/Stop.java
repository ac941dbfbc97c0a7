package org.tracewright.debugger;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.debugger.expression.Expression;
import org.tracewright.debugger.expression.Value;
import org.tracewright.sim.control.Breakpoint;
import org.tracewright.sim.control.Stoppoint;
import org.tracewright.sim.control.Watchpoint;

/** A breakpoint or watchpoint as the user sees it: with a number, a text and commands. */
final class Stop {
  private final int number;
  private final Stoppoint point;
  private final String what;
  private final boolean temporary;
  private List<String> commands = List.of();
  private String conditionText = "";
  private Expression condition;
  private Expression watched;

  Stop(int number, Stoppoint point, String what, boolean temporary) {
    this.number = number;
    this.point = point;
    this.what = what;
    this.temporary = temporary;
  }

  int number() {
    return number;
  }

  Stoppoint point() {
    return point;
  }

  /** What the user named. */
  String what() {
    return what;
  }

  /** Whether the first stop removes it. */
  boolean temporary() {
    return temporary;
  }

  boolean isWatchpoint() {
    return point instanceof Watchpoint;
  }

  /** What is done at each stop. */
  List<String> commands() {
    return commands;
  }

  void setCommands(List<String> lines) {
    commands = new ArrayList<>(lines);
  }

  String conditionText() {
    return conditionText;
  }

  /** Sets what must hold; {@code null} for nothing. */
  void setCondition(String text, Expression parsed) {
    conditionText = text;
    condition = parsed;
  }

  Expression condition() {
    return condition;
  }

  /** Sets what a watchpoint shows before and after. */
  void setWatched(Expression expression) {
    watched = expression;
  }

  /** The value watched now; {@code null} for a range of bytes. */
  Value value(Session session) {
    return watched == null ? null : watched.evaluate(session.names());
  }

  String kind() {
    return switch (point) {
      case Breakpoint b -> temporary ? "Temporary breakpoint" : "Breakpoint";
      case Watchpoint w ->
          switch (w.kind()) {
            case WRITE -> "Watchpoint";
            case READ -> "Read watchpoint";
            case ACCESS -> "Access watchpoint";
          };
    };
  }

  String title() {
    return kind() + " " + number;
  }
}
