package org.tracewright.jit.record;

/** A concrete value of any type: primitives in {@code bits}, as in a constant of the IR. */
record Value(long bits, Object ref) {
  /** Whether it is another one than that of a field nobody has written. */
  boolean isSet() {
    return bits != 0 || ref != null;
  }

  static Value of(Object boxed, org.tracewright.jit.ir.Type type) {
    return switch (type) {
      case VOID -> new Value(0, null);
      case REF -> new Value(0, boxed);
      case FLOAT -> new Value(Float.floatToRawIntBits((Float) boxed), null);
      case DOUBLE -> new Value(Double.doubleToRawLongBits((Double) boxed), null);
      case INT, LONG -> new Value(number(boxed), null);
    };
  }

  private static long number(Object boxed) {
    if (boxed instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    return boxed instanceof Character letter ? letter : ((Number) boxed).longValue();
  }

  /** The object that reflection wants for a primitive of this descriptor letter. */
  static Object box(char letter, long bits) {
    return switch (letter) {
      case 'Z' -> (bits & 1) != 0;
      case 'B' -> (byte) bits;
      case 'C' -> (char) bits;
      case 'S' -> (short) bits;
      case 'I' -> (int) bits;
      case 'J' -> bits;
      case 'F' -> Float.intBitsToFloat((int) bits);
      case 'D' -> Double.longBitsToDouble(bits);
      default -> throw new AssertionError(letter);
    };
  }
}
