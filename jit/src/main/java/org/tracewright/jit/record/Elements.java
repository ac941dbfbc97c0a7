package org.tracewright.jit.record;

import org.tracewright.jit.ir.Element;

/** Elements of arrays of any type. */
final class Elements {
  private Elements() {}

  static Element of(Object array) {
    Class<?> type = array.getClass().componentType();
    if (!type.isPrimitive()) {
      return Element.REF;
    }
    return switch (type.descriptorString().charAt(0)) {
      case 'B' -> Element.BYTE;
      case 'C' -> Element.CHAR;
      case 'S' -> Element.SHORT;
      case 'I' -> Element.INT;
      case 'J' -> Element.LONG;
      case 'F' -> Element.FLOAT;
      case 'D' -> Element.DOUBLE;
      default -> Element.BOOLEAN;
    };
  }

  static Value get(Element element, Object array, int at) {
    return element == Element.REF
        ? new Value(0, ((Object[]) array)[at])
        : new Value(bits(element, array, at), null);
  }

  private static long bits(Element element, Object array, int at) {
    return switch (element) {
      case BYTE -> ((byte[]) array)[at];
      case CHAR -> ((char[]) array)[at];
      case SHORT -> ((short[]) array)[at];
      case INT -> ((int[]) array)[at];
      case LONG -> ((long[]) array)[at];
      case FLOAT -> Float.floatToRawIntBits(((float[]) array)[at]);
      case DOUBLE -> Double.doubleToRawLongBits(((double[]) array)[at]);
      case BOOLEAN -> ((boolean[]) array)[at] ? 1 : 0;
      case REF -> throw new AssertionError(element);
    };
  }

  static void put(Element element, Object array, int at, long bits, Object ref) {
    switch (element) {
      case BYTE -> ((byte[]) array)[at] = (byte) bits;
      case CHAR -> ((char[]) array)[at] = (char) bits;
      case SHORT -> ((short[]) array)[at] = (short) bits;
      case INT -> ((int[]) array)[at] = (int) bits;
      case LONG -> ((long[]) array)[at] = bits;
      case FLOAT -> ((float[]) array)[at] = Float.intBitsToFloat((int) bits);
      case DOUBLE -> ((double[]) array)[at] = Double.longBitsToDouble(bits);
      case BOOLEAN -> ((boolean[]) array)[at] = (bits & 1) != 0;
      case REF -> ((Object[]) array)[at] = ref;
    }
  }
}
