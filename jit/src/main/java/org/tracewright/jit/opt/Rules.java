package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.Type;

/**
 * What rules share: questions about operands, and the forms of their answers. A rule never makes an
 * operation other than constants besides the one it answers with.
 */
class Rules {
  final TraceBuilder trace;

  Rules(TraceBuilder trace) {
    this.trace = trace;
  }

  final Op op(int position) {
    return trace.op(position);
  }

  final boolean isConst(int position) {
    return trace.op(position) instanceof Const;
  }

  final boolean isConst(int position, long bits) {
    return trace.op(position) instanceof Const c && c.bits() == bits;
  }

  /** The bits of an operand known to be constant. */
  final long value(int position) {
    return ((Const) trace.op(position)).bits();
  }

  /** The operand's operation if it has this opcode, else {@code null}. */
  final Binary binary(int position, Opcode opcode) {
    return trace.op(position) instanceof Binary b && b.opcode() == opcode ? b : null;
  }

  /** The same, for operations whose second operand is a constant. */
  final Binary withConst(int position, Opcode opcode) {
    return trace.op(position) instanceof Binary b && b.opcode() == opcode && isConst(b.b())
        ? b
        : null;
  }

  /** The operand's operation if it has this opcode, else {@code null}. */
  final Unary unary(int position, Opcode opcode) {
    return trace.op(position) instanceof Unary u && u.opcode() == opcode ? u : null;
  }

  /** Whether an {@code int} operand is 0 or 1 by the form of its operation. */
  final boolean isBoolean(int position) {
    Op op = trace.op(position);
    if (op instanceof Binary b) {
      return Booleans.yields(b.opcode()) || isMaskedToBit(b) || isOpposite(b);
    }
    if (op instanceof Unary u) {
      return u.opcode() == Opcode.ISNULL;
    }
    if (op instanceof Const c) {
      return c.bits() == 0 || c.bits() == 1;
    }
    return op instanceof Op.InstanceOf || isLoaded(op);
  }

  // What is stored into a boolean has all bits but the lowest cut off.
  private static boolean isLoaded(Op op) {
    boolean element = op instanceof Op.ArrayGet get && get.element() == Element.BOOLEAN;
    return element || (op instanceof Op.GetField field && field.field().descriptor().equals("Z"));
  }

  private boolean isMaskedToBit(Binary b) {
    return b.opcode() == Opcode.IAND && isConst(b.b(), 1);
  }

  private boolean isOpposite(Binary b) {
    return b.opcode() == Opcode.IXOR && isConst(b.b(), 1) && isBoolean(b.a());
  }

  final Answer same(int position) {
    return new Answer.Same(position);
  }

  final Answer become(Opcode opcode, int a) {
    return new Answer.Become(new Unary(opcode, a));
  }

  final Answer become(Opcode opcode, int a, int b) {
    return new Answer.Become(new Binary(opcode, a, b));
  }

  final Answer constant(Type type, long bits) {
    return same(trace.constant(type, bits));
  }

  final Answer bit(boolean value) {
    return same(trace.constant(value ? 1 : 0));
  }
}
