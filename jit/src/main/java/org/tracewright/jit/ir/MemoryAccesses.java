package org.tracewright.jit.ir;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tracewright.jit.MemoryAccess.Kind;

/** What each kind of memory access does, on values in the representation of {@link Op.Const}. */
public final class MemoryAccesses {
  private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

  private MemoryAccesses() {}

  private static VarHandle view(Class<?> type, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(type, order);
  }

  /** The type of the value loaded or stored. */
  public static Type type(Kind kind) {
    return bytes(kind) == 8 ? Type.LONG : Type.INT;
  }

  /** How many bytes it touches. */
  public static int bytes(Kind kind) {
    return switch (kind) {
      case LOAD_SHORT_LE, LOAD_SHORT_BE, LOAD_CHAR_LE, LOAD_CHAR_BE -> 2;
      case STORE_SHORT_LE, STORE_SHORT_BE -> 2;
      case LOAD_INT_LE, LOAD_INT_BE, STORE_INT_LE, STORE_INT_BE -> 4;
      case LOAD_LONG_LE, LOAD_LONG_BE, STORE_LONG_LE, STORE_LONG_BE -> 8;
    };
  }

  /** Whether the most significant byte stands first. */
  public static boolean isBigEndian(Kind kind) {
    return switch (kind) {
      case LOAD_SHORT_BE, LOAD_CHAR_BE, LOAD_INT_BE, LOAD_LONG_BE -> true;
      case STORE_SHORT_BE, STORE_INT_BE, STORE_LONG_BE -> true;
      case LOAD_SHORT_LE, LOAD_CHAR_LE, LOAD_INT_LE, LOAD_LONG_LE -> false;
      case STORE_SHORT_LE, STORE_INT_LE, STORE_LONG_LE -> false;
    };
  }

  /**
   * Performs a load.
   *
   * @throws IndexOutOfBoundsException when a byte lies outside the array
   */
  public static long load(Kind kind, byte[] memory, int index) {
    return switch (kind) {
      case LOAD_SHORT_LE -> (short) SHORT_LE.get(memory, index);
      case LOAD_SHORT_BE -> (short) SHORT_BE.get(memory, index);
      case LOAD_CHAR_LE -> (short) SHORT_LE.get(memory, index) & 0xffff;
      case LOAD_CHAR_BE -> (short) SHORT_BE.get(memory, index) & 0xffff;
      case LOAD_INT_LE -> (int) INT_LE.get(memory, index);
      case LOAD_INT_BE -> (int) INT_BE.get(memory, index);
      case LOAD_LONG_LE -> (long) LONG_LE.get(memory, index);
      case LOAD_LONG_BE -> (long) LONG_BE.get(memory, index);
      default -> throw new IllegalArgumentException(kind + " is no load");
    };
  }

  /**
   * Performs a store.
   *
   * @throws IndexOutOfBoundsException when a byte lies outside the array
   */
  public static void store(Kind kind, byte[] memory, int index, long value) {
    switch (kind) {
      case STORE_SHORT_LE -> SHORT_LE.set(memory, index, (short) value);
      case STORE_SHORT_BE -> SHORT_BE.set(memory, index, (short) value);
      case STORE_INT_LE -> INT_LE.set(memory, index, (int) value);
      case STORE_INT_BE -> INT_BE.set(memory, index, (int) value);
      case STORE_LONG_LE -> LONG_LE.set(memory, index, value);
      case STORE_LONG_BE -> LONG_BE.set(memory, index, value);
      default -> throw new IllegalArgumentException(kind + " is no store");
    }
  }
}
