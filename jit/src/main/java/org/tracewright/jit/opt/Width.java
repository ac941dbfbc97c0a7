package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/** The two integral types, so that each law of their arithmetic is written once. */
enum Width {
  // spotless:off - the columns are the documentation
  INT(Type.INT, 32,
      Opcode.IADD, Opcode.ISUB, Opcode.IMUL, Opcode.INEG, Opcode.IAND, Opcode.IOR,  Opcode.IXOR,
      Opcode.ISHL, Opcode.ISHR, Opcode.IUSHR,
      Opcode.IEQ,  Opcode.INE,  Opcode.ILT,  Opcode.ILE,  Opcode.IULT, Opcode.IULE),
  LONG(Type.LONG, 64,
      Opcode.LADD, Opcode.LSUB, Opcode.LMUL, Opcode.LNEG, Opcode.LAND, Opcode.LOR,  Opcode.LXOR,
      Opcode.LSHL, Opcode.LSHR, Opcode.LUSHR,
      Opcode.LEQ,  Opcode.LNE,  Opcode.LLT,  Opcode.LLE,  Opcode.LULT, Opcode.LULE);
  // spotless:on

  final Type type;
  final int bits;
  final Opcode add;
  final Opcode sub;
  final Opcode mul;
  final Opcode neg;
  final Opcode and;
  final Opcode or;
  final Opcode xor;
  final Opcode shl;
  final Opcode shr;
  final Opcode ushr;
  final Opcode eq;
  final Opcode ne;
  final Opcode lt;
  final Opcode le;
  final Opcode ult;
  final Opcode ule;

  Width(Type type, int bits, Opcode... opcodes) {
    this.type = type;
    this.bits = bits;
    add = opcodes[0];
    sub = opcodes[1];
    mul = opcodes[2];
    neg = opcodes[3];
    and = opcodes[4];
    or = opcodes[5];
    xor = opcodes[6];
    shl = opcodes[7];
    shr = opcodes[8];
    ushr = opcodes[9];
    eq = opcodes[10];
    ne = opcodes[11];
    lt = opcodes[12];
    le = opcodes[13];
    ult = opcodes[14];
    ule = opcodes[15];
  }

  /** The width of an opcode's first operand, which must be integral. */
  static Width of(Opcode opcode) {
    return opcode.a() == Type.LONG ? LONG : INT;
  }

  /** A value as a constant of this width. */
  long wrap(long value) {
    return this == INT ? (int) value : value;
  }

  /** The smallest value. */
  long min() {
    return this == INT ? Integer.MIN_VALUE : Long.MIN_VALUE;
  }

  /** The largest value. */
  long max() {
    return this == INT ? Integer.MAX_VALUE : Long.MAX_VALUE;
  }
}
