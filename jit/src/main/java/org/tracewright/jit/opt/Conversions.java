package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;

/** Laws of the conversions between types, and of the operations that have no others. */
final class Conversions extends Rules {
  Conversions(TraceBuilder trace) {
    super(trace);
  }

  Answer convert(Unary u) {
    return switch (u.opcode()) {
      // spotless:off - the columns are the documentation
      case I2C    -> become(Opcode.IAND, u.a(), trace.constant(0xffff)); // one form of the mask
      case L2I    -> toInt(u.a());
      case FBITS  -> undo(u.a(), Opcode.BITSF);
      case BITSF  -> undo(u.a(), Opcode.FBITS);
      case DBITS  -> undo(u.a(), Opcode.BITSD);
      case BITSD  -> undo(u.a(), Opcode.DBITS);
      case FNEG   -> undo(u.a(), Opcode.FNEG);
      case DNEG   -> undo(u.a(), Opcode.DNEG);
      case IBSWAP -> undo(u.a(), Opcode.IBSWAP);
      case LBSWAP -> undo(u.a(), Opcode.LBSWAP);
      case IREV   -> undo(u.a(), Opcode.IREV);
      case LREV   -> undo(u.a(), Opcode.LREV);
      // spotless:on
      default -> Answer.KEEP;
    };
  }

  private Answer undo(int x, Opcode inverse) {
    return unary(x, inverse) instanceof Unary u ? same(u.a()) : Answer.KEEP;
  }

  private Answer toInt(int x) {
    if (op(x) instanceof Unary u && (u.opcode() == Opcode.I2L || u.opcode() == Opcode.I2UL)) {
      return same(u.a()); // (int) (long) i == i
    }
    if (withConst(x, Opcode.LAND) instanceof Binary m && (int) value(m.b()) == -1) {
      return become(Opcode.L2I, m.a()); // (int) (x & 0xffffffff) == (int) x
    }
    return Answer.KEEP;
  }

  Answer combine(Opcode opcode, int x, int y) {
    return switch (opcode) {
      case IMIN, IMAX, LMIN, LMAX -> x == y ? same(x) : Answer.KEEP;
      case ICMPU, LCMP, LCMPU -> x == y ? same(trace.constant(0)) : Answer.KEEP;
      default -> Answer.KEEP;
    };
  }
}
