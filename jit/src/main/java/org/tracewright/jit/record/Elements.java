package org.tracewright.jit.record;

import org.tracewright.jit.ir.Element;

/** Elements of arrays of any type. */
final class Elements {
  private Elements() {}

  static Element of(Object array) {
    return switch (array) {
      case byte[] a -> Element.BYTE;
      case char[] a -> Element.CHAR;
      case short[] a -> Element.SHORT;
      case int[] a -> Element.INT;
      case long[] a -> Element.LONG;
      case float[] a -> Element.FLOAT;
      case double[] a -> Element.DOUBLE;
      case boolean[] a -> Element.BOOLEAN;
      default -> Element.REF;
    };
  }

  static Value get(Object array, int at) {
    return array instanceof Object[] objects
        ? new Value(0, objects[at])
        : new Value(bits(array, at), null);
  }

  private static long bits(Object array, int at) {
    return switch (array) {
      case byte[] a -> a[at];
      case char[] a -> a[at];
      case short[] a -> a[at];
      case int[] a -> a[at];
      case long[] a -> a[at];
      case float[] a -> Float.floatToRawIntBits(a[at]);
      case double[] a -> Double.doubleToRawLongBits(a[at]);
      case boolean[] a -> a[at] ? 1 : 0;
      default -> throw new AssertionError(array.getClass());
    };
  }

  static void put(Object array, int at, long bits, Object ref) {
    switch (array) {
      case byte[] a -> a[at] = (byte) bits;
      case char[] a -> a[at] = (char) bits;
      case short[] a -> a[at] = (short) bits;
      case int[] a -> a[at] = (int) bits;
      case long[] a -> a[at] = bits;
      case float[] a -> a[at] = Float.intBitsToFloat((int) bits);
      case double[] a -> a[at] = Double.longBitsToDouble(bits);
      case boolean[] a -> a[at] = (bits & 1) != 0;
      default -> ((Object[]) array)[at] = ref;
    }
  }
}
