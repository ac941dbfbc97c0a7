package org.tracewright.jit.ir;

/** Array elements in the representation of {@link World}. */
final class Heap {
  private Heap() {}

  static Object get(Element element, Object array, int index) {
    return switch (element) {
      // spotless:off - the columns are the documentation
      case BYTE    -> (long) ((byte[]) array)[index];
      case BOOLEAN -> ((boolean[]) array)[index] ? 1L : 0L;
      case CHAR    -> (long) ((char[]) array)[index];
      case SHORT   -> (long) ((short[]) array)[index];
      case INT     -> (long) ((int[]) array)[index];
      case LONG    -> ((long[]) array)[index];
      case FLOAT   -> (long) Float.floatToRawIntBits(((float[]) array)[index]);
      case DOUBLE  -> Double.doubleToRawLongBits(((double[]) array)[index]);
      case REF     -> ((Object[]) array)[index];
      // spotless:on
    };
  }

  static void put(Element element, Object array, int index, Object value) {
    switch (element) {
      // spotless:off - the columns are the documentation
      case BYTE    -> ((byte[]) array)[index] = ((Long) value).byteValue();
      case BOOLEAN -> ((boolean[]) array)[index] = ((Long) value & 1) != 0;
      case CHAR    -> ((char[]) array)[index] = (char) ((Long) value).intValue();
      case SHORT   -> ((short[]) array)[index] = ((Long) value).shortValue();
      case INT     -> ((int[]) array)[index] = ((Long) value).intValue();
      case LONG    -> ((long[]) array)[index] = (Long) value;
      case FLOAT   -> ((float[]) array)[index] = Float.intBitsToFloat(((Long) value).intValue());
      case DOUBLE  -> ((double[]) array)[index] = Double.longBitsToDouble((Long) value);
      case REF     -> ((Object[]) array)[index] = value;
      // spotless:on
    }
  }

  /** A new array of primitives; {@code null} for an array of references. */
  static Object newPrimitives(String descriptor, int length) {
    return switch (descriptor) {
      case "[Z" -> new boolean[length];
      case "[B" -> new byte[length];
      case "[C" -> new char[length];
      case "[S" -> new short[length];
      case "[I" -> new int[length];
      case "[J" -> new long[length];
      case "[F" -> new float[length];
      case "[D" -> new double[length];
      default -> null;
    };
  }
}
