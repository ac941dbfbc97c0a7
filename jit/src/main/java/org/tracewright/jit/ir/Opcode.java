package org.tracewright.jit.ir;

import static org.tracewright.jit.ir.Type.DOUBLE;
import static org.tracewright.jit.ir.Type.FLOAT;
import static org.tracewright.jit.ir.Type.INT;
import static org.tracewright.jit.ir.Type.LONG;
import static org.tracewright.jit.ir.Type.REF;

/**
 * The operations of {@link Op.Unary} and {@link Op.Binary}: the JVM's own arithmetic, comparisons
 * that yield 0 or 1, and the intrinsics. All are pure and total: the recorder puts a guard before a
 * division, so that its divisor is known not to be zero. Shift distances are taken modulo 32 or 64,
 * as on the JVM.
 */
public enum Opcode {
  // spotless:off - the columns are the documentation
  //        result  a       b
  IADD     (INT,    INT,    INT),
  ISUB     (INT,    INT,    INT),
  IMUL     (INT,    INT,    INT),
  IDIV     (INT,    INT,    INT),
  IREM     (INT,    INT,    INT),
  IUDIV    (INT,    INT,    INT),   // Integer.divideUnsigned
  IUREM    (INT,    INT,    INT),   // Integer.remainderUnsigned
  INEG     (INT,    INT,    null),
  IAND     (INT,    INT,    INT),
  IOR      (INT,    INT,    INT),
  IXOR     (INT,    INT,    INT),
  ISHL     (INT,    INT,    INT),
  ISHR     (INT,    INT,    INT),
  IUSHR    (INT,    INT,    INT),
  IROTL    (INT,    INT,    INT),   // Integer.rotateLeft
  IROTR    (INT,    INT,    INT),
  ICLZ     (INT,    INT,    null),  // Integer.numberOfLeadingZeros
  ICTZ     (INT,    INT,    null),
  IPOPCNT  (INT,    INT,    null),
  IBSWAP   (INT,    INT,    null),  // Integer.reverseBytes
  IREV     (INT,    INT,    null),  // Integer.reverse
  IABS     (INT,    INT,    null),  // Math.abs
  IMIN     (INT,    INT,    INT),
  IMAX     (INT,    INT,    INT),
  I2B      (INT,    INT,    null),
  I2C      (INT,    INT,    null),
  I2S      (INT,    INT,    null),
  I2L      (LONG,   INT,    null),
  I2UL     (LONG,   INT,    null),  // Integer.toUnsignedLong
  I2F      (FLOAT,  INT,    null),
  I2D      (DOUBLE, INT,    null),
  IEQ      (INT,    INT,    INT),
  INE      (INT,    INT,    INT),
  ILT      (INT,    INT,    INT),
  ILE      (INT,    INT,    INT),
  IULT     (INT,    INT,    INT),   // Integer.compareUnsigned(a, b) < 0
  IULE     (INT,    INT,    INT),
  ICMPU    (INT,    INT,    INT),   // Integer.compareUnsigned, as -1, 0 or 1
  LADD     (LONG,   LONG,   LONG),
  LSUB     (LONG,   LONG,   LONG),
  LMUL     (LONG,   LONG,   LONG),
  LMULH    (LONG,   LONG,   LONG),  // Math.multiplyHigh
  LUMULH   (LONG,   LONG,   LONG),  // Math.unsignedMultiplyHigh
  LDIV     (LONG,   LONG,   LONG),
  LREM     (LONG,   LONG,   LONG),
  LUDIV    (LONG,   LONG,   LONG),
  LUREM    (LONG,   LONG,   LONG),
  LNEG     (LONG,   LONG,   null),
  LAND     (LONG,   LONG,   LONG),
  LOR      (LONG,   LONG,   LONG),
  LXOR     (LONG,   LONG,   LONG),
  LSHL     (LONG,   LONG,   INT),
  LSHR     (LONG,   LONG,   INT),
  LUSHR    (LONG,   LONG,   INT),
  LROTL    (LONG,   LONG,   INT),
  LROTR    (LONG,   LONG,   INT),
  LCLZ     (INT,    LONG,   null),
  LCTZ     (INT,    LONG,   null),
  LPOPCNT  (INT,    LONG,   null),
  LBSWAP   (LONG,   LONG,   null),
  LREV     (LONG,   LONG,   null),
  LABS     (LONG,   LONG,   null),
  LMIN     (LONG,   LONG,   LONG),
  LMAX     (LONG,   LONG,   LONG),
  L2I      (INT,    LONG,   null),
  L2F      (FLOAT,  LONG,   null),
  L2D      (DOUBLE, LONG,   null),
  LCMP     (INT,    LONG,   LONG),  // -1, 0 or 1
  LCMPU    (INT,    LONG,   LONG),  // Long.compareUnsigned, as -1, 0 or 1
  LEQ      (INT,    LONG,   LONG),
  LNE      (INT,    LONG,   LONG),
  LLT      (INT,    LONG,   LONG),
  LLE      (INT,    LONG,   LONG),
  LULT     (INT,    LONG,   LONG),
  LULE     (INT,    LONG,   LONG),
  FADD     (FLOAT,  FLOAT,  FLOAT),
  FSUB     (FLOAT,  FLOAT,  FLOAT),
  FMUL     (FLOAT,  FLOAT,  FLOAT),
  FDIV     (FLOAT,  FLOAT,  FLOAT),
  FREM     (FLOAT,  FLOAT,  FLOAT),
  FNEG     (FLOAT,  FLOAT,  null),
  FABS     (FLOAT,  FLOAT,  null),
  FSQRT    (FLOAT,  FLOAT,  null),  // (float) Math.sqrt(a)
  FMIN     (FLOAT,  FLOAT,  FLOAT),
  FMAX     (FLOAT,  FLOAT,  FLOAT),
  F2I      (INT,    FLOAT,  null),
  F2L      (LONG,   FLOAT,  null),
  F2D      (DOUBLE, FLOAT,  null),
  FCMPL    (INT,    FLOAT,  FLOAT),
  FCMPG    (INT,    FLOAT,  FLOAT),
  FBITS    (INT,    FLOAT,  null),  // Float.floatToRawIntBits
  BITSF    (FLOAT,  INT,    null),  // Float.intBitsToFloat
  DADD     (DOUBLE, DOUBLE, DOUBLE),
  DSUB     (DOUBLE, DOUBLE, DOUBLE),
  DMUL     (DOUBLE, DOUBLE, DOUBLE),
  DDIV     (DOUBLE, DOUBLE, DOUBLE),
  DREM     (DOUBLE, DOUBLE, DOUBLE),
  DNEG     (DOUBLE, DOUBLE, null),
  DABS     (DOUBLE, DOUBLE, null),
  DSQRT    (DOUBLE, DOUBLE, null),
  DMIN     (DOUBLE, DOUBLE, DOUBLE),
  DMAX     (DOUBLE, DOUBLE, DOUBLE),
  D2I      (INT,    DOUBLE, null),
  D2L      (LONG,   DOUBLE, null),
  D2F      (FLOAT,  DOUBLE, null),
  DCMPL    (INT,    DOUBLE, DOUBLE),
  DCMPG    (INT,    DOUBLE, DOUBLE),
  DBITS    (LONG,   DOUBLE, null),  // Double.doubleToRawLongBits
  BITSD    (DOUBLE, LONG,   null),
  AEQ      (INT,    REF,    REF),
  ISNULL   (INT,    REF,    null),
  LENGTH   (INT,    REF,    null);  // of an array known not to be null; lengths never change
  // spotless:on

  private final Type result;
  private final Type a;
  private final Type b;

  Opcode(Type result, Type a, Type b) {
    this.result = result;
    this.a = a;
    this.b = b;
  }

  /** The type of the value. */
  public Type result() {
    return result;
  }

  /** The type of the first operand. */
  public Type a() {
    return a;
  }

  /** The type of the second operand; {@code null} for a unary operation. */
  public Type b() {
    return b;
  }

  /** Whether the second operand must not be zero. */
  public boolean divides() {
    return switch (this) {
      case IDIV, IREM, IUDIV, IUREM, LDIV, LREM, LUDIV, LUREM -> true;
      default -> false;
    };
  }

  /** Whether the operation has one operand. */
  public boolean unary() {
    return b == null;
  }
}
