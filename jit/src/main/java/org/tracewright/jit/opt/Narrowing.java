package org.tracewright.jit.opt;

import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Op;

/** How a load cuts the value that was stored down to the width of its place. */
enum Narrowing {
  NONE,
  BYTE,
  SHORT,
  CHAR,
  BIT;

  static Narrowing of(Op load) {
    if (load instanceof Op.MemoryGet g) {
      return of(g.kind());
    }
    if (load instanceof Op.ArrayGet g) {
      return of(g.element());
    }
    return load instanceof Op.GetField g ? of(g.field().descriptor()) : NONE;
  }

  private static Narrowing of(MemoryAccess.Kind kind) {
    return switch (kind) {
      case LOAD_SHORT_LE, LOAD_SHORT_BE -> SHORT;
      case LOAD_CHAR_LE, LOAD_CHAR_BE -> CHAR;
      default -> NONE;
    };
  }

  private static Narrowing of(String descriptor) {
    return switch (descriptor) {
      case "Z" -> BIT;
      case "B" -> BYTE;
      case "S" -> SHORT;
      case "C" -> CHAR;
      default -> NONE;
    };
  }

  private static Narrowing of(Element element) {
    return switch (element) {
      case BYTE -> BYTE;
      case BOOLEAN -> BIT;
      case SHORT -> SHORT;
      case CHAR -> CHAR;
      case INT, LONG, FLOAT, DOUBLE, REF -> NONE;
    };
  }
}
