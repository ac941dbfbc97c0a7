package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Operands;

/**
 * Moves the guards of a turn in front of its first effect, together with what they depend on. A
 * loop that tests for its end behind the turn's effects must do so: when such a guard fails, the
 * turn has to be executed again from its start, by the model's own loop, which alone can leave.
 */
final class Hoist {
  private final TraceDraft trace;
  private final int first;
  private final BitSet moved = new BitSet();

  /**
   * @param first position of the turn's first effect
   */
  Hoist(TraceDraft trace, int first) {
    this.trace = trace;
    this.first = first;
  }

  /**
   * Moves the guards at these positions.
   *
   * @return the new numbers of the positions from {@code first} on
   * @throws Stop if one of them depends on an effect
   */
  int[] move(List<Integer> guards) {
    guards.forEach(this::take);
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

  private void take(int at) {
    if (at < first || moved.get(at)) {
      return;
    }
    Op op = trace.op(at);
    if (op instanceof Op.New || op instanceof Op.NewArray || isOverwritten(op, at)) {
      throw Stop.because(AbortReason.GUARD_BEFORE_LEAVE_CHECK, op.toString());
    }
    moved.set(at);
    Operands.forEach(op, this::take);
  }

  private boolean isOverwritten(Op read, int at) {
    for (int before = first; before < at && read.effect() == Effect.READ; before++) {
      if (overwrites(trace.op(before), read)) {
        return true;
      }
    }
    return false;
  }

  private static boolean overwrites(Op write, Op read) {
    return switch (write) {
      case Op.PutField put -> read instanceof Op.GetField get && get.field().equals(put.field());
      case Op.ArrayPut put -> reads(read, put.element());
      case Op.MemoryPut put -> reads(read, Element.BYTE);
      default -> false;
    };
  }

  private static boolean reads(Op read, Element element) {
    return (read instanceof Op.ArrayGet get && get.element() == element)
        || (read instanceof Op.MemoryGet && element == Element.BYTE);
  }
}
