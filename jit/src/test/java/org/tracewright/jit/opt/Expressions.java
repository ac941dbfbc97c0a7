package org.tracewright.jit.opt;

import java.util.function.IntFunction;
import org.tracewright.jit.ir.Arithmetic;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Slot;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/** Values and texts of pure expressions over slots. */
final class Expressions {
  private Expressions() {}

  static long value(IntFunction<Op> trace, int at, long[] slots) {
    return switch (trace.apply(at)) {
      case Const c -> c.bits();
      case Slot s -> slots[s.slot()];
      case Unary u -> Arithmetic.evaluate(u.opcode(), value(trace, u.a(), slots), 0);
      case Binary b ->
          Arithmetic.evaluate(b.opcode(), value(trace, b.a(), slots), value(trace, b.b(), slots));
      default -> throw new AssertionError(trace.apply(at));
    };
  }

  static String show(IntFunction<Op> trace, int at) {
    return switch (trace.apply(at)) {
      case Unary u -> u.opcode() + "(" + show(trace, u.a()) + ")";
      case Binary b -> b.opcode() + "(" + show(trace, b.a()) + ", " + show(trace, b.b()) + ")";
      case Const c -> Long.toString(c.bits());
      case Slot s -> "s" + s.slot();
      default -> "?";
    };
  }

  static Op op(Opcode opcode, int x, int y) {
    return opcode.unary() ? new Unary(opcode, x) : new Binary(opcode, x, y);
  }

  static boolean divides(Opcode opcode) {
    return switch (opcode) {
      case IDIV, IREM, IUDIV, IUREM, LDIV, LREM, LUDIV, LUREM -> true;
      default -> false;
    };
  }

  static long wrap(Type type, long bits) {
    return type == Type.INT || type == Type.FLOAT ? (int) bits : bits;
  }

  static boolean isIntegral(Type type) {
    return type == Type.INT || type == Type.LONG;
  }
}
