package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Exit.SlotValue;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;

/** Cuts a recorded trace off where a turn begins: the beginning of a trace is a trace. */
final class Prefix {
  private Prefix() {}

  /**
   * The trace up to its first turn with a key that is not its own; {@code null} if the state at
   * that turn's start is not written down anywhere.
   */
  static Trace of(Trace trace, int key) {
    int turn = turn(trace, key);
    Exit state = turn <= 0 ? null : stateAt(trace, turn);
    return state == null ? null : cut(trace, turn, state);
  }

  private static int turn(Trace trace, int key) {
    for (int at = 0; at < trace.ops().size(); at++) {
      if (trace.ops().get(at) instanceof Op.Turn turn && turn.key() == key) {
        return at;
      }
    }
    return -1;
  }

  // A guard that fails before the turn has any effect restores the state at the turn's start.
  private static Exit stateAt(Trace trace, int turn) {
    int key = ((Op.Turn) trace.ops().get(turn)).key();
    for (int at = turn + 1; at < trace.ops().size(); at++) {
      Op op = trace.ops().get(at);
      if (op instanceof Op.Turn) {
        return null;
      }
      if (op instanceof Op.Guard guard) {
        Exit exit = trace.exits().get(guard.exit());
        Integer leadsTo = Region.constantKey(trace, exit);
        return leadsTo != null && leadsTo == key && isKnown(trace, turn, exit) ? exit : null;
      }
    }
    return null;
  }

  private static boolean isKnown(Trace trace, int turn, Exit exit) {
    return exit.slots().stream()
        .allMatch(slot -> slot.value() < turn || trace.ops().get(slot.value()) instanceof Op.Const);
  }

  private static Trace cut(Trace trace, int turn, Exit state) {
    TraceBuilder out = new TraceBuilder();
    List<Op> ops = trace.ops();
    List<SlotValue> slots = new ArrayList<>();
    int[] map = new int[turn];
    for (int at = 0; at < turn; at++) {
      map[at] = copy(trace, at, map, out);
    }
    for (SlotValue slot : state.slots()) {
      int value = slot.value() < turn ? map[slot.value()] : out.append(ops.get(slot.value()));
      slots.add(new SlotValue(slot.slot(), value));
    }
    int key = out.append(ops.get(state.key()));
    trace.facts().forEach(out::fact);
    return out.build(trace.key(), new Exit(slots, key, List.of()));
  }

  private static int copy(Trace trace, int at, int[] map, TraceBuilder out) {
    Op op = trace.ops().get(at);
    int old = Operands.exitOf(op);
    int exit =
        old < 0 ? -1 : out.exit(Operands.rename(trace.exits().get(old), value -> map[value]));
    return out.append(Operands.rename(op, value -> map[value], exit));
  }
}
