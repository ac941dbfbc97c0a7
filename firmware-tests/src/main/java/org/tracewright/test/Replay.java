package org.tracewright.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.sim.Comparison;
import org.tracewright.sim.Machine;
import org.tracewright.sim.elf.Segment;

/** Whether the interpreter, sent the way that a guest went, arrives where that is. */
final class Replay {
  private static final int VALUES = 3;

  /** Turns that retire nothing which may stand between two places. */
  private static final int FOLLOWING = 8;

  private final Simulator actual;
  private final Simulator expected;
  private final Journal journal;

  private Replay(Simulator actual, Simulator expected) {
    this.actual = actual;
    this.expected = expected;
    this.journal = actual.journal();
  }

  /** The answer; what differs on lines of its own. */
  static List<String> of(Simulator actual) {
    try (Simulator interpreted = actual.interpreted()) {
      return new Replay(actual, interpreted).answer();
    }
  }

  private List<String> answer() {
    if (journal.start() != null) {
      expected.adopt(journal.start());
    }
    for (Journal.Step step : journal.steps()) {
      List<String> values = reach(step.at());
      String where = "";
      if (values.isEmpty() && step instanceof Journal.Call call) {
        where = ", in the call of " + actual.place(call.address());
        values = call(call);
      } else if (values.isEmpty()) {
        step.redo(expected);
      }
      if (!values.isEmpty()) {
        return differs(where, values);
      }
    }
    return end();
  }

  private List<String> end() {
    reach(Journal.Place.of(actual));
    Machine interpreted = expected.guest().machine();
    List<String> values = Comparison.of(interpreted, actual.guest().machine(), VALUES);
    return values.isEmpty() ? List.of(agrees()) : differs("", values);
  }

  private String agrees() {
    long from = journal.from().retired();
    return journal.start() == null ? "agrees" : "agrees, from instruction " + from + " on";
  }

  private List<String> differs(String where, List<String> values) {
    List<String> lines = new ArrayList<>();
    lines.add("differs" + where + advice());
    values.forEach(value -> lines.add("  " + value));
    return lines;
  }

  private String advice() {
    return isCodeChanged()
        ? "; but the guest's code was changed, which need not show before a fence.i"
        : "; please report it, and try the engine LOCKSTEP";
  }

  private boolean isCodeChanged() {
    try (Simulator fresh = actual.interpreted()) {
      return actual.settings().elf().segments().stream()
          .filter(segment -> segment.executable() && !segment.writable())
          .anyMatch(segment -> !Arrays.equals(bytes(fresh, segment), bytes(actual, segment)));
    }
  }

  private static byte[] bytes(Simulator simulator, Segment segment) {
    byte[] bytes = new byte[segment.memorySize()];
    simulator.guest().machine().bus().copyOut(segment.virtualAddress(), bytes, 0, bytes.length);
    return bytes;
  }

  /** Goes on to where the other guest was. */
  private List<String> reach(Journal.Place there) {
    Machine machine = expected.guest().machine();
    boolean ends = there.ended() && machine.end() == null;
    long left = there.retired() - expected.instructions() + (ends ? 1 : 0);
    if (left > 0) {
      expected.runOn(left);
    }
    for (int i = 0; i < FOLLOWING && isBehind(there); i++) {
      machine.step();
    }
    List<String> values = new ArrayList<>();
    addDifference("retired", expected.instructions(), there.retired(), values);
    addDifference("pc", expected.pc(), there.pc(), values);
    return values;
  }

  private boolean isBehind(Journal.Place there) {
    boolean runs = expected.guest().machine().end() == null;
    return runs && expected.instructions() == there.retired() && expected.pc() != there.pc();
  }

  private static void addDifference(String name, long expected, long actual, List<String> values) {
    if (expected != actual) {
      values.add(Comparison.value(name, expected, actual));
    }
  }

  private List<String> call(Journal.Call call) {
    Calls calls = expected.calls();
    Calls.Caller caller = calls.caller();
    call.redo(expected);
    if (call.end() == null) {
      return List.of(); // the guest still is in it
    }
    List<String> values = reach(call.end());
    Rv32 hart = expected.hart();
    addDifference("a0", hart.x(Calls.A0), call.low(), values);
    addDifference("a1", hart.x(Calls.A1), call.high(), values);
    calls.leave(caller);
    return values;
  }
}
