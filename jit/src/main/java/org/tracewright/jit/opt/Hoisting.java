package org.tracewright.jit.opt;

import java.util.Arrays;
import java.util.List;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Operands;

/**
 * Finds guards with frames whose condition is known before their turn's first side effect: {@link
 * Pass#MOTION}. There the turn can simply be executed again, so no frames are needed. What is moved
 * with a guard are total operations without effect.
 */
final class Hoisting {
  private static final int NONE = -1;

  private final Folded trace;
  private final List<Exit> originalExits;
  private final int[] first; // first guard to place before a side effect, -1 if none
  private final int[] next; // next guard for the same place
  private final int[] exits; // exit of a moved guard, -1 if it does not move
  private final boolean[] movable;
  private int effect = NONE; // the first side effect of this turn
  private int turnExit = NONE;
  private int last = NONE;

  private Hoisting(Folded trace, List<Exit> originalExits) {
    this.trace = trace;
    this.originalExits = originalExits;
    first = filled(trace.size());
    next = filled(trace.size());
    exits = filled(trace.size());
    movable = new boolean[trace.size()];
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, NONE);
    return array;
  }

  static Hoisting of(Folded trace, List<Exit> exits, boolean wanted) {
    Hoisting plan = new Hoisting(trace, exits);
    if (wanted && exits.stream().anyMatch(exit -> !exit.frames().isEmpty())) {
      plan.scan();
    }
    return plan;
  }

  private void scan() {
    for (int at = 0; at < trace.size(); at++) {
      Op op = trace.op(at);
      if (op instanceof Op.Turn) {
        effect = NONE;
        turnExit = NONE;
      } else if (op instanceof Guard guard) {
        guard(at, guard);
      } else {
        other(at, op);
      }
    }
  }

  private void other(int at, Op op) {
    boolean changes = op.effect() == Effect.WRITE || op.effect() == Effect.ALL;
    if (changes && effect == NONE) {
      effect = at;
      last = NONE;
    }
    movable[at] = effect != NONE && isTotal(op) && areAvailable(op);
  }

  private boolean isTotal(Op op) {
    if (op instanceof Op.Binary b) {
      return !b.opcode().divides();
    }
    boolean simple = op instanceof Op.Const || op instanceof Op.InstanceOf;
    return simple || (op instanceof Op.Unary u && u.opcode() != Opcode.LENGTH);
  }

  private boolean areAvailable(Op op) {
    boolean[] all = {true};
    Operands.forEach(op, operand -> all[0] &= isAvailable(operand));
    return all[0];
  }

  private boolean isAvailable(int position) {
    return position < effect || movable[position];
  }

  private void guard(int at, Guard guard) {
    Exit exit = originalExits.get(guard.exit());
    if (exit.frames().isEmpty()) {
      turnExit = effect == NONE ? guard.exit() : turnExit;
    } else if (effect != NONE && turnExit != NONE && isAvailable(guard.a())) {
      place(at);
    }
  }

  private void place(int guard) {
    exits[guard] = turnExit;
    if (last == NONE) {
      first[effect] = guard;
    } else {
      next[last] = guard;
    }
    last = guard;
  }

  /** The first guard to place before the operation at a position; -1 if none. */
  int firstBefore(int position) {
    return first[position];
  }

  /** The guard to place after another; -1 if none. */
  int after(int guard) {
    return next[guard];
  }

  /** The exit of a guard that moves, -1 if it stays. */
  int exit(int guard) {
    return exits[guard];
  }
}
