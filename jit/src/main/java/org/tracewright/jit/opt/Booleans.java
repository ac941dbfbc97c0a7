package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Opcode;

/** The comparisons that yield 0 or 1, and their opposites. */
final class Booleans {
  private Booleans() {}

  /** Whether an operation yields 0 or 1. */
  static boolean yields(Opcode opcode) {
    return switch (opcode) {
      case IEQ, INE, ILT, ILE, IULT, IULE, LEQ, LNE, LLT, LLE, LULT, LULE, AEQ, ISNULL -> true;
      default -> false;
    };
  }

  /** The comparison that holds exactly when this one does not; {@code null} if there is none. */
  static Binary negation(Binary b) {
    return switch (b.opcode()) {
      // spotless:off - the columns are the documentation
      case IEQ  -> new Binary(Opcode.INE,  b.a(), b.b());
      case INE  -> new Binary(Opcode.IEQ,  b.a(), b.b());
      case ILT  -> new Binary(Opcode.ILE,  b.b(), b.a());
      case ILE  -> new Binary(Opcode.ILT,  b.b(), b.a());
      case IULT -> new Binary(Opcode.IULE, b.b(), b.a());
      case IULE -> new Binary(Opcode.IULT, b.b(), b.a());
      case LEQ  -> new Binary(Opcode.LNE,  b.a(), b.b());
      case LNE  -> new Binary(Opcode.LEQ,  b.a(), b.b());
      case LLT  -> new Binary(Opcode.LLE,  b.b(), b.a());
      case LLE  -> new Binary(Opcode.LLT,  b.b(), b.a());
      case LULT -> new Binary(Opcode.LULE, b.b(), b.a());
      case LULE -> new Binary(Opcode.LULT, b.b(), b.a());
      // spotless:on
      default -> null;
    };
  }
}
