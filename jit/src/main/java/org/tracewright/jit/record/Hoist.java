package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Operands;

/**
 * Moves the guards of a turn in front of its first effect, together with what they depend on: when
 * such a guard fails, the turn is executed again from its start, and needs no interpreter that
 * finishes it. A loop that tests for its end behind the turn's effects must move those before the
 * test, for the model's own loop alone can leave.
 */
final class Hoist {
  private final TraceDraft trace;
  private final int first;
  private final Exit start;
  private final Aliases aliases;
  private final BitSet moved = new BitSet();
  private final List<int[]> wanted = new ArrayList<>(); // arrays that must be different ones

  /**
   * Moves nothing yet.
   *
   * @param first position of the turn's first effect
   * @param start the exit at the start of the turn
   */
  Hoist(TraceDraft trace, int first, Exit start, Aliases aliases) {
    this.trace = trace;
    this.first = first;
    this.start = start;
    this.aliases = aliases;
  }

  /** Whether an array is at hand before the turn's first effect, whatever guards stay behind it. */
  boolean reaches(int array) {
    BitSet needed = new BitSet();
    return take(array, needed) < 0 && needed.stream().allMatch(this::isSafe);
  }

  private boolean isSafe(int at) {
    return isTotal(at) || (trace.op(at) instanceof Op.GetField get && get.object() <= 0);
  }

  /**
   * Moves the guards at these positions.
   *
   * @return the new numbers of the positions from {@code first} on
   * @throws Stop if one of them depends on an effect
   */
  int[] move(List<Integer> guards) {
    for (int guard : guards) {
      BitSet needed = new BitSet();
      int obstacle = take(guard, needed);
      if (obstacle >= 0) {
        throw Stop.because(AbortReason.GUARD_BEFORE_LEAVE_CHECK, trace.op(obstacle).toString());
      }
      moved.or(needed);
    }
    return reorder();
  }

  /**
   * Moves what can be moved of the guards that would leave in the middle of the turn.
   *
   * @return the new numbers of the positions from {@code first} on; {@code null} if nothing moved
   */
  int[] moveAny() {
    int exit = trace.exit(start);
    int obstacle = -1; // the first that does not move: what is behind it may be safe only there
    for (int at = first; at < trace.size() && !isBarrier(trace.op(at)); at++) {
      if (trace.op(at) instanceof Op.Guard guard) {
        BitSet needed = new BitSet();
        boolean movable = take(at, needed) < 0;
        movable &= obstacle < 0 || needed.stream().allMatch(this::isTotal);
        if (movable) {
          moved.or(needed);
          trace.replace(at, guard.renamed(IntUnaryOperator.identity(), exit));
        } else if (obstacle < 0) {
          obstacle = at;
        }
      }
    }
    moveReads(obstacle);
    return moved.isEmpty() ? null : reorder();
  }

  // The optimiser may find that the guard depends on nothing else.
  private void moveReads(int guard) {
    for (int at = first; at < guard; at++) {
      BitSet needed = new BitSet();
      if (trace.op(at).effect() == Effect.READ && take(at, needed) < 0) {
        moved.or(needed);
      }
    }
  }

  private static boolean isBarrier(Op op) {
    return op.effect() == Effect.ALL || (op instanceof Op.GetField get && get.field().isVolatile());
  }

  private boolean isTotal(int at) {
    Op op = trace.op(at);
    return op instanceof Op.Guard
        || op instanceof Op.Const
        || op instanceof Op.InstanceOf
        || (op instanceof Op.Unary u && u.opcode() != Opcode.LENGTH)
        || (op instanceof Op.Binary b && !b.opcode().divides());
  }

  private int[] reorder() {
    guardWanted();
    List<Integer> order = new ArrayList<>();
    moved.stream().forEach(order::add);
    for (int at = first; at < trace.size(); at++) {
      if (!moved.get(at)) {
        order.add(at);
      }
    }
    int[] numbers = new int[order.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[order.get(i) - first] = first + i;
    }
    trace.reorder(first, order, at -> at < first ? at : numbers[at - first]);
    return numbers;
  }

  // What was moved before stores to other arrays is worth nothing should they not be others.
  private void guardWanted() {
    for (int[] pair : wanted) {
      boolean needed = isThere(pair[0]) && isThere(pair[1]);
      if (needed && aliases.guard(pair[0], pair[1]) < 0) {
        int guard = aliases.append(pair[0], pair[1], trace.exit(start));
        moved.set(guard - 1, guard + 1);
      }
    }
  }

  private boolean isThere(int at) {
    return at < first || moved.get(at);
  }

  // Adds what has to be moved for an operation to be; answers what cannot, -1 if nothing.
  private int take(int at, BitSet needed) {
    if (at < first || moved.get(at) || needed.get(at)) {
      return -1;
    }
    Op op = trace.op(at);
    if (op.isFresh() || op instanceof Op.Make) {
      return at;
    }
    needed.set(at);
    if (isOverwritten(op, at, needed)) {
      return at;
    }
    int[] obstacle = {-1};
    Operands.forEach(
        op, operand -> obstacle[0] = obstacle[0] < 0 ? take(operand, needed) : obstacle[0]);
    return obstacle[0];
  }

  private boolean isOverwritten(Op read, int at, BitSet needed) {
    for (int before = first; before < at && read.effect() == Effect.READ; before++) {
      if (overwrites(trace.op(before), read, needed)) {
        return true;
      }
    }
    return false;
  }

  private boolean overwrites(Op write, Op read, BitSet needed) {
    return switch (write) {
      case Op.PutField put ->
          read instanceof Op.GetField get
              && get.field().equals(put.field())
              && !isYounger(put.object(), get.object());
      case Op.ArrayPut put -> reads(read, put.element()) && !isElsewhere(put, read, needed);
      case Op.MemoryPut put ->
          reads(read, Element.BYTE) && !trace.areDistinct(put.array(), arrayOf(read));
      default -> false;
    };
  }

  private boolean isElsewhere(Op.ArrayPut put, Op read, BitSet needed) {
    return read instanceof Op.ArrayGet get
        && (isYounger(put.array(), get.array())
            || areApart(put.index(), get.index())
            || trace.areDistinct(put.array(), get.array())
            || areOthers(put.array(), get.array(), needed));
  }

  private boolean areOthers(int one, int two, BitSet needed) {
    if (!aliases.differ(one, two)) {
      return false;
    }
    int guard = aliases.guard(one, two);
    if (guard >= 0) {
      return take(guard, needed) < 0;
    }
    boolean there = take(one, needed) < 0 && take(two, needed) < 0;
    if (there) {
      wanted.add(new int[] {one, two});
    }
    return there;
  }

  private static boolean reads(Op read, Element element) {
    return (read instanceof Op.ArrayGet get && get.element() == element)
        || (read instanceof Op.MemoryGet && element == Element.BYTE);
  }

  private static int arrayOf(Op read) {
    return read instanceof Op.MemoryGet get ? get.array() : ((Op.ArrayGet) read).array();
  }

  // Whether an object was made when the other was there already, as what never changes is.
  private boolean isYounger(int object, int other) {
    boolean made = object >= 0 && trace.op(object).isFresh();
    return made && (other < object || trace.info(other).path != null);
  }

  private boolean areApart(int one, int two) {
    return Index.of(trace, one).differsFrom(Index.of(trace, two));
  }
}
