package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import org.tracewright.jit.ir.Opcode;

/** The pure operations as bytecode; operands are on the stack. */
final class Instructions {
  private static final String INTEGER = "java/lang/Integer";
  private static final String LONG = "java/lang/Long";
  private static final String MATH = "java/lang/Math";
  static final String CONDITIONS = "org/tracewright/jit/runtime/Conditions";

  private Instructions() {}

  static void emit(Code code, Opcode opcode) {
    switch (opcode) {
      // spotless:off - one line an operation
      case IADD -> code.op(IADD);
      case ISUB -> code.op(ISUB);
      case IMUL -> code.op(IMUL);
      case IDIV -> code.op(IDIV);
      case IREM -> code.op(IREM);
      case IUDIV -> code.call(INTEGER, "divideUnsigned", "(II)I");
      case IUREM -> code.call(INTEGER, "remainderUnsigned", "(II)I");
      case INEG -> code.op(INEG);
      case IAND -> code.op(IAND);
      case IOR -> code.op(IOR);
      case IXOR -> code.op(IXOR);
      case ISHL -> code.op(ISHL);
      case ISHR -> code.op(ISHR);
      case IUSHR -> code.op(IUSHR);
      case IROTL -> code.call(INTEGER, "rotateLeft", "(II)I");
      case IROTR -> code.call(INTEGER, "rotateRight", "(II)I");
      case ICLZ -> code.call(INTEGER, "numberOfLeadingZeros", "(I)I");
      case ICTZ -> code.call(INTEGER, "numberOfTrailingZeros", "(I)I");
      case IPOPCNT -> code.call(INTEGER, "bitCount", "(I)I");
      case IBSWAP -> code.call(INTEGER, "reverseBytes", "(I)I");
      case IREV -> code.call(INTEGER, "reverse", "(I)I");
      case IABS -> code.call(MATH, "abs", "(I)I");
      case IMIN -> code.call(MATH, "min", "(II)I");
      case IMAX -> code.call(MATH, "max", "(II)I");
      case I2B -> code.op(I2B);
      case I2C -> code.op(I2C);
      case I2S -> code.op(I2S);
      case I2L -> code.op(I2L);
      case I2UL -> unsignedToLong(code);
      case I2F -> code.op(I2F);
      case I2D -> code.op(I2D);
      case IEQ -> condition(code, "eq", "(II)I");
      case INE -> condition(code, "ne", "(II)I");
      case ILT -> condition(code, "lt", "(II)I");
      case ILE -> condition(code, "le", "(II)I");
      case IULT -> condition(code, "ult", "(II)I");
      case IULE -> condition(code, "ule", "(II)I");
      case ICMPU -> condition(code, "cmpu", "(II)I");
      case LADD -> code.op(LADD);
      case LSUB -> code.op(LSUB);
      case LMUL -> code.op(LMUL);
      case LMULH -> code.call(MATH, "multiplyHigh", "(JJ)J");
      case LUMULH -> code.call(MATH, "unsignedMultiplyHigh", "(JJ)J");
      case LDIV -> code.op(LDIV);
      case LREM -> code.op(LREM);
      case LUDIV -> code.call(LONG, "divideUnsigned", "(JJ)J");
      case LUREM -> code.call(LONG, "remainderUnsigned", "(JJ)J");
      case LNEG -> code.op(LNEG);
      case LAND -> code.op(LAND);
      case LOR -> code.op(LOR);
      case LXOR -> code.op(LXOR);
      case LSHL -> code.op(LSHL);
      case LSHR -> code.op(LSHR);
      case LUSHR -> code.op(LUSHR);
      case LROTL -> code.call(LONG, "rotateLeft", "(JI)J");
      case LROTR -> code.call(LONG, "rotateRight", "(JI)J");
      case LCLZ -> code.call(LONG, "numberOfLeadingZeros", "(J)I");
      case LCTZ -> code.call(LONG, "numberOfTrailingZeros", "(J)I");
      case LPOPCNT -> code.call(LONG, "bitCount", "(J)I");
      case LBSWAP -> code.call(LONG, "reverseBytes", "(J)J");
      case LREV -> code.call(LONG, "reverse", "(J)J");
      case LABS -> code.call(MATH, "abs", "(J)J");
      case LMIN -> code.call(MATH, "min", "(JJ)J");
      case LMAX -> code.call(MATH, "max", "(JJ)J");
      case L2I -> code.op(L2I);
      case L2F -> code.op(L2F);
      case L2D -> code.op(L2D);
      case LCMP -> code.op(LCMP);
      case LCMPU -> condition(code, "cmpu", "(JJ)I");
      case LEQ -> condition(code, "eq", "(JJ)I");
      case LNE -> condition(code, "ne", "(JJ)I");
      case LLT -> condition(code, "lt", "(JJ)I");
      case LLE -> condition(code, "le", "(JJ)I");
      case LULT -> condition(code, "ult", "(JJ)I");
      case LULE -> condition(code, "ule", "(JJ)I");
      case FADD -> code.op(FADD);
      case FSUB -> code.op(FSUB);
      case FMUL -> code.op(FMUL);
      case FDIV -> code.op(FDIV);
      case FREM -> code.op(FREM);
      case FNEG -> code.op(FNEG);
      case FABS -> code.call(MATH, "abs", "(F)F");
      case FSQRT -> floatRoot(code);
      case FMIN -> code.call(MATH, "min", "(FF)F");
      case FMAX -> code.call(MATH, "max", "(FF)F");
      case F2I -> code.op(F2I);
      case F2L -> code.op(F2L);
      case F2D -> code.op(F2D);
      case FCMPL -> code.op(FCMPL);
      case FCMPG -> code.op(FCMPG);
      case FBITS -> code.call("java/lang/Float", "floatToRawIntBits", "(F)I");
      case BITSF -> code.call("java/lang/Float", "intBitsToFloat", "(I)F");
      case DADD -> code.op(DADD);
      case DSUB -> code.op(DSUB);
      case DMUL -> code.op(DMUL);
      case DDIV -> code.op(DDIV);
      case DREM -> code.op(DREM);
      case DNEG -> code.op(DNEG);
      case DABS -> code.call(MATH, "abs", "(D)D");
      case DSQRT -> code.call(MATH, "sqrt", "(D)D");
      case DMIN -> code.call(MATH, "min", "(DD)D");
      case DMAX -> code.call(MATH, "max", "(DD)D");
      case D2I -> code.op(D2I);
      case D2L -> code.op(D2L);
      case D2F -> code.op(D2F);
      case DCMPL -> code.op(DCMPL);
      case DCMPG -> code.op(DCMPG);
      case DBITS -> code.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case BITSD -> code.call("java/lang/Double", "longBitsToDouble", "(J)D");
      case AEQ -> condition(code, "same", "(Ljava/lang/Object;Ljava/lang/Object;)I");
      case ISNULL -> condition(code, "isNull", "(Ljava/lang/Object;)I");
      case LENGTH -> code.op(ARRAYLENGTH);
      // spotless:on
    }
  }

  private static void condition(Code code, String name, String descriptor) {
    code.call(CONDITIONS, name, descriptor);
  }

  private static void unsignedToLong(Code code) {
    code.op(I2L);
    code.constant(0xffffffffL);
    code.op(LAND);
  }

  private static void floatRoot(Code code) {
    code.op(F2D);
    code.call(MATH, "sqrt", "(D)D");
    code.op(D2F);
  }
}
