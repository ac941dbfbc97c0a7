package org.tracewright.jit.opt;

import java.util.function.IntFunction;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Opcode;

/** Values of a trace seen as a base plus a constant; filled in from the first operation on. */
final class Affine {
  private final int[] bases;
  private final long[] offsets;

  Affine(int size) {
    bases = new int[size];
    offsets = new long[size];
  }

  /** Looks at the operation at a position; those before must have been looked at. */
  void define(int position, Op op, IntFunction<Op> trace) {
    bases[position] = position;
    if (op instanceof Binary b && isSum(b.opcode()) && trace.apply(b.b()) instanceof Const c) {
      bases[position] = bases[b.a()];
      long step = b.opcode() == Opcode.ISUB || b.opcode() == Opcode.LSUB ? -c.bits() : c.bits();
      offsets[position] = Width.of(b.opcode()).wrap(offsets[b.a()] + step);
    }
  }

  private static boolean isSum(Opcode opcode) {
    return switch (opcode) {
      case IADD, LADD, ISUB, LSUB -> true;
      default -> false;
    };
  }

  /** The base of the value at a position; itself if it is no sum. */
  int base(int position) {
    return bases[position];
  }

  /** Value minus base, modulo the type's width. */
  long offset(int position) {
    return offsets[position];
  }
}
