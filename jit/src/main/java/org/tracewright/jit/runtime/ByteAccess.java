package org.tracewright.jit.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The operations of {@link org.tracewright.jit.MemoryAccess.Kind} in plain Java, for generated code
 * where this JVM does not export {@code jdk.internal.misc}.
 */
public final class ByteAccess {
  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

  private ByteAccess() {}

  private static VarHandle view(Class<?> elements, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(elements, order);
  }

  // spotless:off - one line an operation
  public static int loadShortLE(byte[] memory, int index) { return (short) SHORT_LE.get(memory, index); }
  public static int loadCharLE(byte[] memory, int index) { return (short) SHORT_LE.get(memory, index) & 0xffff; }
  public static int loadIntLE(byte[] memory, int index) { return (int) INT_LE.get(memory, index); }
  public static long loadLongLE(byte[] memory, int index) { return (long) LONG_LE.get(memory, index); }
  public static void storeShortLE(byte[] memory, int index, int value) { SHORT_LE.set(memory, index, (short) value); }
  public static void storeIntLE(byte[] memory, int index, int value) { INT_LE.set(memory, index, value); }
  public static void storeLongLE(byte[] memory, int index, long value) { LONG_LE.set(memory, index, value); }
  public static int loadShortBE(byte[] memory, int index) { return (short) SHORT_BE.get(memory, index); }
  public static int loadCharBE(byte[] memory, int index) { return (short) SHORT_BE.get(memory, index) & 0xffff; }
  public static int loadIntBE(byte[] memory, int index) { return (int) INT_BE.get(memory, index); }
  public static long loadLongBE(byte[] memory, int index) { return (long) LONG_BE.get(memory, index); }
  public static void storeShortBE(byte[] memory, int index, int value) { SHORT_BE.set(memory, index, (short) value); }
  public static void storeIntBE(byte[] memory, int index, int value) { INT_BE.set(memory, index, value); }
  public static void storeLongBE(byte[] memory, int index, long value) { LONG_BE.set(memory, index, value); }
  // spotless:on
}
