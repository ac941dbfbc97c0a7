package org.tracewright.jit.record;

import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Opcode;

/**
 * An index of an array as a value and a constant that is added.
 *
 * @param base position of the value, -1 if there is none
 * @param offset the constant
 */
record Index(int base, int offset) {
  /** What stands at a position of a trace. */
  static Index of(TraceDraft trace, int position) {
    int base = position;
    int offset = 0;
    while (trace.op(base) instanceof Op.Binary sum && trace.op(sum.b()) instanceof Op.Const c) {
      int addend = (int) c.bits();
      if (sum.opcode() == Opcode.IADD) {
        offset += addend;
      } else if (sum.opcode() == Opcode.ISUB) {
        offset -= addend;
      } else {
        break;
      }
      base = sum.a();
    }
    return trace.op(base) instanceof Op.Const c
        ? new Index(-1, (int) c.bits() + offset)
        : new Index(base, offset);
  }

  /** Whether it certainly is the other. */
  boolean is(Index other) {
    return base == other.base && offset == other.offset;
  }

  /** Whether it certainly is not the other. */
  boolean differsFrom(Index other) {
    return base == other.base && offset != other.offset;
  }
}
