package org.tracewright.jit.emit;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Opcode;

/**
 * Accesses to arrays by way of {@code Unsafe}, whose index is a guest's address less the address at
 * which its memory begins, or near some other. The processor can add a constant while it accesses
 * memory, so the address itself is taken for the index, and the constant is kept beside.
 *
 * <p>An index {@code i = a - c} that is below 2<sup>31</sup>, as all are that were checked, is the
 * unsigned {@code a} less {@code c} also where {@code int} arithmetic would wrap, for any {@code c}
 * up to 2<sup>31</sup>: {@code i + c} is below 2<sup>32</sup>.
 */
final class Displacements {
  private final List<Op> ops;
  private final int[] displacements;

  /** Looks at the operations of a trace. */
  Displacements(List<Op> trace) {
    ops = new ArrayList<>(trace);
    displacements = new int[ops.size()];
    for (int position = 0; position < displacements.length; position++) {
      Op op = ops.get(position);
      Binary sum = isAccess(op) ? sum(index(op)) : null;
      if (sum != null) {
        ops.set(position, at(op, sum.a()));
        displacements[position] = (int) ((Op.Const) ops.get(sum.b())).bits();
      }
    }
  }

  /** Whether an operation takes another form where the region has {@code Unsafe}. */
  static boolean isAccess(Op op) {
    return op instanceof Op.MemoryGet
        || op instanceof Op.MemoryPut
        || (op instanceof Op.ArrayGet get && get.element() != Element.REF)
        || (op instanceof Op.ArrayPut put && put.element() != Element.REF);
  }

  private static int index(Op op) {
    return Operands.of(op)[1];
  }

  // The difference of something and a constant, null if it is none.
  private Binary sum(int position) {
    return ops.get(position) instanceof Binary b
            && b.opcode() == Opcode.IADD
            && ops.get(b.b()) instanceof Op.Const constant
            && (int) constant.bits() < 0
        ? b
        : null;
  }

  private static Op at(Op op, int index) {
    if (op instanceof Op.MemoryGet get) {
      return new Op.MemoryGet(get.kind(), get.array(), index);
    } else if (op instanceof Op.MemoryPut put) {
      return new Op.MemoryPut(put.kind(), put.array(), index, put.value());
    } else if (op instanceof Op.ArrayGet get) {
      return new Op.ArrayGet(get.element(), get.array(), index);
    }
    Op.ArrayPut put = (Op.ArrayPut) op;
    return new Op.ArrayPut(put.element(), put.array(), index, put.value());
  }

  /** The operations, with other indexes. */
  List<Op> ops() {
    return ops;
  }

  /** What is to be added to the unsigned index of the access at a position: 0 or less. */
  int at(int position) {
    return displacements[position];
  }
}
