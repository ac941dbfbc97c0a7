package org.tracewright.jit.opt;

import java.util.Arrays;
import java.util.List;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Exit.SlotValue;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Op.Slot;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.Type;

/**
 * What holds about the slots where a trace begins: operations on the slots' values at its start,
 * and guards (without exits) that would hold there. A bridge gets them from the exit it grows from.
 */
public final class Assumptions {
  /** Nothing is known. */
  public static final Assumptions NONE = new Assumptions(List.of());

  private final List<Op> ops;

  private Assumptions(List<Op> ops) {
    this.ops = List.copyOf(ops);
  }

  /**
   * What holds where a trace was left because one of its guards failed: that guard's condition does
   * not, those before it do - as far as they speak of values that stand in slots at the exit. Not
   * for a guard that was made to fail although its condition holds.
   *
   * @param start what was known where the trace began
   * @param trace the trace as it is executed
   * @param guard position of the guard that failed; its exit has no frames
   */
  public static Assumptions after(Assumptions start, Trace trace, int guard) {
    return new Derivation(start, trace, guard).derive();
  }

  /** How many conditions are known. */
  public int size() {
    return (int) ops.stream().filter(Guard.class::isInstance).count();
  }

  /** Writes the operations to a trace and has it believe the guards. */
  void teach(Forward forward) {
    int[] map = new int[ops.size()];
    for (int at = 0; at < map.length; at++) {
      Op renamed = Operands.rename(ops.get(at), old -> forward.resolve(map[old]), -1);
      if (renamed instanceof Guard guard) {
        forward.assume(guard);
      } else {
        map[at] = forward.append(renamed);
      }
    }
  }

  /** Carries conditions from the inside of a trace to the slots at one of its exits. */
  private static final class Derivation {
    private final Assumptions start;
    private final Trace trace;
    private final int guard;
    private final int synchronisation; // the last operation before the guard that may do anything
    private final Exit exit;
    private final TraceBuilder out = new TraceBuilder();
    private final int[] known; // position in out + 1 of a value that can be named at the exit

    Derivation(Assumptions start, Trace trace, int guard) {
      this.start = start;
      this.trace = trace;
      this.guard = guard;
      exit = trace.exits().get(Operands.exitOf(trace.ops().get(guard)));
      known = new int[trace.ops().size()];
      synchronisation = lastSynchronisation(trace, guard);
    }

    Assumptions derive() {
      exit.slots().forEach(this::name);
      if (synchronisation < 0) {
        inherit();
      }
      for (int at = 0; at < guard; at++) {
        visit(at);
      }
      negate((Guard) trace.ops().get(guard));
      return new Assumptions(needed());
    }

    // A value that also stands in the slot it came from is known by that one.
    private void name(SlotValue slot) {
      Op value = trace.ops().get(slot.value());
      if (value instanceof Op.Const c) {
        assumeConstant(slot.slot(), c);
      } else if (known[slot.value()] == 0 && !isUnchanged(slot.value())) {
        known[slot.value()] = out.append(new Slot(value.type(), slot.slot())) + 1;
      }
    }

    private boolean isUnchanged(int at) {
      return at > synchronisation && trace.ops().get(at) instanceof Slot s && !isChanged(s.slot());
    }

    // Only what a condition depends on.
    private List<Op> needed() {
      boolean[] live = new boolean[out.size()];
      for (int at = live.length - 1; at >= 0; at--) {
        Op op = out.op(at);
        live[at] |= op instanceof Guard;
        if (live[at]) {
          op.forEachOperand(operand -> live[operand] = true);
        }
      }
      TraceBuilder kept = new TraceBuilder();
      int[] map = new int[live.length];
      for (int at = 0; at < live.length; at++) {
        map[at] = live[at] ? kept.append(out.op(at).renamed(old -> map[old], -1)) : -1;
      }
      return kept.build(0, new Exit(List.of(), 0, List.of())).ops();
    }

    private void assumeConstant(int slot, Op.Const c) {
      boolean integral = c.type() == Type.INT || c.type() == Type.LONG;
      if (integral) {
        int value = out.append(new Slot(c.type(), slot));
        out.append(new Guard(Check.VALUE, value, c.bits(), null, -1));
      }
    }

    private static int lastSynchronisation(Trace trace, int guard) {
      for (int at = guard - 1; at >= 0; at--) {
        if (trace.ops().get(at).effect() == Effect.ALL) {
          return at;
        }
      }
      return -1;
    }

    // What was known at the start still holds about slots that have not changed.
    private void inherit() {
      int[] map = new int[start.ops.size()];
      Arrays.fill(map, -1);
      for (int at = 0; at < map.length; at++) {
        Op op = start.ops.get(at);
        if (isNameable(op, map)) {
          map[at] = out.append(Operands.rename(op, old -> map[old], -1));
        }
      }
    }

    private boolean isNameable(Op op, int[] map) {
      boolean[] all = {!(op instanceof Slot s) || !isChanged(s.slot())};
      Operands.forEach(op, operand -> all[0] &= map[operand] >= 0);
      return all[0];
    }

    private boolean isChanged(int slot) {
      return exit.slots().stream().anyMatch(value -> value.slot() == slot);
    }

    private void visit(int at) {
      Op op = trace.ops().get(at);
      if (known[at] != 0) {
        return;
      }
      boolean pure = op instanceof Op.Const || op instanceof Op.Unary || op instanceof Op.Binary;
      if (isUnchanged(at) || (pure && areKnown(op))) {
        known[at] = out.append(renamed(op)) + 1;
      } else if (op instanceof Guard g && known[g.a()] != 0) {
        out.append(renamed(g));
      }
    }

    private boolean areKnown(Op op) {
      boolean[] all = {true};
      Operands.forEach(op, operand -> all[0] &= known[operand] != 0);
      return all[0];
    }

    private Op renamed(Op op) {
      return Operands.rename(op, old -> known[old] - 1, -1);
    }

    private void negate(Guard failed) {
      Check opposite =
          switch (failed.check()) {
            case TRUE -> Check.FALSE;
            case FALSE -> Check.TRUE;
            case NONNULL -> Check.NULL;
            case NULL -> Check.NONNULL;
            case VALUE, CLASS -> null;
          };
      if (opposite != null && known[failed.a()] != 0) {
        out.append(new Guard(opposite, known[failed.a()] - 1, 0, null, -1));
      }
    }
  }
}
