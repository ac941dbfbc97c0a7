package org.tracewright.jit.ir;

import static java.lang.Double.longBitsToDouble;
import static java.lang.Float.intBitsToFloat;

/**
 * What every {@link Opcode} computes, on values in the representation of {@link Op.Const}. This is
 * the reference: constant folding and the evaluator use it, emitted code is compared with it.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * The value of an operation on primitives.
   *
   * @param a first operand
   * @param b second operand, ignored by unary operations
   * @throws ArithmeticException for a division by zero
   * @throws IllegalArgumentException for {@link Opcode#AEQ}, {@link Opcode#ISNULL} and {@link
   *     Opcode#LENGTH}, which need objects
   */
  public static long evaluate(Opcode opcode, long a, long b) {
    return switch (opcode.a()) {
      case INT -> onInts(opcode, (int) a, (int) b);
      case LONG -> onLongs(opcode, a, b);
      case FLOAT -> onFloats(opcode, intBitsToFloat((int) a), intBitsToFloat((int) b));
      case DOUBLE -> onDoubles(opcode, longBitsToDouble(a), longBitsToDouble(b));
      case REF, VOID -> throw new IllegalArgumentException(opcode + " is not arithmetic");
    };
  }

  // spotless:off - the columns are the documentation
  private static long onInts(Opcode opcode, int a, int b) {
    return switch (opcode) {
      case IADD    -> a + b;
      case ISUB    -> a - b;
      case IMUL    -> (int) ((long) a * b);
      case IDIV    -> a / b;
      case IREM    -> a % b;
      case IUDIV   -> Integer.divideUnsigned(a, b);
      case IUREM   -> Integer.remainderUnsigned(a, b);
      case INEG    -> -a;
      case IAND    -> a & b;
      case IOR     -> a | b;
      case IXOR    -> a ^ b;
      case ISHL    -> a << b;
      case ISHR    -> a >> b;
      case IUSHR   -> a >>> b;
      case IROTL   -> Integer.rotateLeft(a, b);
      case IROTR   -> Integer.rotateRight(a, b);
      case ICLZ    -> Integer.numberOfLeadingZeros(a);
      case ICTZ    -> Integer.numberOfTrailingZeros(a);
      case IPOPCNT -> Integer.bitCount(a);
      case IBSWAP  -> Integer.reverseBytes(a);
      case IREV    -> Integer.reverse(a);
      case IABS    -> Math.abs(a);
      case IMIN    -> Math.min(a, b);
      case IMAX    -> Math.max(a, b);
      case I2B     -> (byte) a;
      case I2C     -> (char) a;
      case I2S     -> (short) a;
      case I2L     -> a;
      case I2UL    -> Integer.toUnsignedLong(a);
      case I2F     -> bits((float) a);
      case I2D     -> bits((double) a);
      case IEQ     -> bit(a == b);
      case INE     -> bit(a != b);
      case ILT     -> bit(a < b);
      case ILE     -> bit(a <= b);
      case IULT    -> bit(Integer.compareUnsigned(a, b) < 0);
      case IULE    -> bit(Integer.compareUnsigned(a, b) <= 0);
      case ICMPU   -> Integer.compareUnsigned(a, b);
      case BITSF   -> a;
      default      -> throw unknown(opcode);
    };
  }

  private static long onLongs(Opcode opcode, long a, long b) {
    return switch (opcode) {
      case LADD    -> a + b;
      case LSUB    -> a - b;
      case LMUL    -> a * b;
      case LMULH   -> Math.multiplyHigh(a, b);
      case LUMULH  -> Math.unsignedMultiplyHigh(a, b);
      case LDIV    -> a / b;
      case LREM    -> a % b;
      case LUDIV   -> Long.divideUnsigned(a, b);
      case LUREM   -> Long.remainderUnsigned(a, b);
      case LNEG    -> -a;
      case LAND    -> a & b;
      case LOR     -> a | b;
      case LXOR    -> a ^ b;
      case LSHL    -> a << b;
      case LSHR    -> a >> b;
      case LUSHR   -> a >>> b;
      case LROTL   -> Long.rotateLeft(a, (int) b);
      case LROTR   -> Long.rotateRight(a, (int) b);
      case LCLZ    -> Long.numberOfLeadingZeros(a);
      case LCTZ    -> Long.numberOfTrailingZeros(a);
      case LPOPCNT -> Long.bitCount(a);
      case LBSWAP  -> Long.reverseBytes(a);
      case LREV    -> Long.reverse(a);
      case LABS    -> Math.abs(a);
      case LMIN    -> Math.min(a, b);
      case LMAX    -> Math.max(a, b);
      case L2I     -> (int) a;
      case L2F     -> bits((float) a);
      case L2D     -> bits((double) a);
      case LCMP    -> Long.compare(a, b);
      case LCMPU   -> Long.compareUnsigned(a, b);
      case LEQ     -> bit(a == b);
      case LNE     -> bit(a != b);
      case LLT     -> bit(a < b);
      case LLE     -> bit(a <= b);
      case LULT    -> bit(Long.compareUnsigned(a, b) < 0);
      case LULE    -> bit(Long.compareUnsigned(a, b) <= 0);
      case BITSD   -> a;
      default      -> throw unknown(opcode);
    };
  }

  private static long onFloats(Opcode opcode, float a, float b) {
    return switch (opcode) {
      case FADD  -> bits(a + b);
      case FSUB  -> bits(a - b);
      case FMUL  -> bits(a * b);
      case FDIV  -> bits(a / b);
      case FREM  -> bits(a % b);
      case FNEG  -> bits(-a);
      case FABS  -> bits(Math.abs(a));
      case FSQRT -> bits((float) Math.sqrt(a));
      case FMIN  -> bits(Math.min(a, b));
      case FMAX  -> bits(Math.max(a, b));
      case F2I   -> (int) a;
      case F2L   -> (long) a;
      case F2D   -> bits((double) a);
      case FCMPL -> threeWay(a, b, -1);
      case FCMPG -> threeWay(a, b, 1);
      case FBITS -> Float.floatToRawIntBits(a);
      default    -> throw unknown(opcode);
    };
  }

  private static long onDoubles(Opcode opcode, double a, double b) {
    return switch (opcode) {
      case DADD  -> bits(a + b);
      case DSUB  -> bits(a - b);
      case DMUL  -> bits(a * b);
      case DDIV  -> bits(a / b);
      case DREM  -> bits(a % b);
      case DNEG  -> bits(-a);
      case DABS  -> bits(Math.abs(a));
      case DSQRT -> bits(Math.sqrt(a));
      case DMIN  -> bits(Math.min(a, b));
      case DMAX  -> bits(Math.max(a, b));
      case D2I   -> (int) a;
      case D2L   -> (long) a;
      case D2F   -> bits((float) a);
      case DCMPL -> threeWay(a, b, -1);
      case DCMPG -> threeWay(a, b, 1);
      case DBITS -> Double.doubleToRawLongBits(a);
      default    -> throw unknown(opcode);
    };
  }
  // spotless:on

  // JVM specification, "fcmp<op>": the forms differ only in the answer when an operand is NaN.
  private static long threeWay(double a, double b, int unordered) {
    return a < b ? -1 : a > b ? 1 : a == b ? 0 : unordered;
  }

  private static long bit(boolean condition) {
    return condition ? 1 : 0;
  }

  private static long bits(float value) {
    return Float.floatToRawIntBits(value);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static AssertionError unknown(Opcode opcode) {
    return new AssertionError("no arithmetic for " + opcode);
  }
}
