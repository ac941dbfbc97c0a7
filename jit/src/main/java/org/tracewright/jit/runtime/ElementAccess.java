package org.tracewright.jit.runtime;

/**
 * Accesses to the elements of an array that compiled code otherwise keeps in local variables, for
 * indexes that it does not know: it calls these after it has written the elements back.
 *
 * <p>{@link java.lang.reflect.Array} has the same methods, but they are native: HotSpot takes the
 * upper half of the register that an {@code int} comes back in for zero, which for native methods
 * it need not be.
 */
public final class ElementAccess {
  private ElementAccess() {}

  // spotless:off - one line an operation
  public static byte getByte(Object array, int index) { return ((byte[]) array)[index]; }
  public static char getChar(Object array, int index) { return ((char[]) array)[index]; }
  public static short getShort(Object array, int index) { return ((short[]) array)[index]; }
  public static int getInt(Object array, int index) { return ((int[]) array)[index]; }
  public static long getLong(Object array, int index) { return ((long[]) array)[index]; }
  public static float getFloat(Object array, int index) { return ((float[]) array)[index]; }
  public static double getDouble(Object array, int index) { return ((double[]) array)[index]; }
  public static boolean getBoolean(Object array, int index) { return ((boolean[]) array)[index]; }
  public static void setByte(Object array, int index, byte value) { ((byte[]) array)[index] = value; }
  public static void setChar(Object array, int index, char value) { ((char[]) array)[index] = value; }
  public static void setShort(Object array, int index, short value) { ((short[]) array)[index] = value; }
  public static void setInt(Object array, int index, int value) { ((int[]) array)[index] = value; }
  public static void setLong(Object array, int index, long value) { ((long[]) array)[index] = value; }
  public static void setFloat(Object array, int index, float value) { ((float[]) array)[index] = value; }
  public static void setDouble(Object array, int index, double value) { ((double[]) array)[index] = value; }
  public static void setBoolean(Object array, int index, boolean value) { ((boolean[]) array)[index] = value; }
  // spotless:on
}
