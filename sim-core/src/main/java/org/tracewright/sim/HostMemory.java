package org.tracewright.sim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.MemoryAccess.Kind;

/**
 * Guest memory in a host {@code byte[]}: the one seam through which models load and store more than
 * a byte. Accesses need no alignment and are not atomic. The methods here are exact on every JVM;
 * compiled code may replace a call by the fastest form this JVM permits, which the annotations make
 * possible.
 *
 * <p>All methods throw {@link IndexOutOfBoundsException} when a byte of the access lies outside the
 * array; models check first, so that a guest's fault stays a value.
 */
public final class HostMemory {
  private static final VarHandle SHORT_LE =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private HostMemory() {}

  /** The signed little-endian 16-bit value at {@code index}. */
  @MemoryAccess(Kind.LOAD_SHORT_LE)
  public static int loadShort(byte[] memory, int index) {
    return (short) SHORT_LE.get(memory, index);
  }

  /** The unsigned little-endian 16-bit value at {@code index}. */
  @MemoryAccess(Kind.LOAD_CHAR_LE)
  public static int loadChar(byte[] memory, int index) {
    return (short) SHORT_LE.get(memory, index) & 0xffff;
  }

  /** The little-endian 32-bit value at {@code index}. */
  @MemoryAccess(Kind.LOAD_INT_LE)
  public static int loadInt(byte[] memory, int index) {
    return (int) INT_LE.get(memory, index);
  }

  /** The little-endian 64-bit value at {@code index}. */
  @MemoryAccess(Kind.LOAD_LONG_LE)
  public static long loadLong(byte[] memory, int index) {
    return (long) LONG_LE.get(memory, index);
  }

  /** Stores the low 16 bits of {@code value} at {@code index}, little-endian. */
  @MemoryAccess(Kind.STORE_SHORT_LE)
  public static void storeShort(byte[] memory, int index, int value) {
    SHORT_LE.set(memory, index, (short) value);
  }

  /** Stores {@code value} at {@code index}, little-endian. */
  @MemoryAccess(Kind.STORE_INT_LE)
  public static void storeInt(byte[] memory, int index, int value) {
    INT_LE.set(memory, index, value);
  }

  /** Stores {@code value} at {@code index}, little-endian. */
  @MemoryAccess(Kind.STORE_LONG_LE)
  public static void storeLong(byte[] memory, int index, long value) {
    LONG_LE.set(memory, index, value);
  }

  /** The signed big-endian 16-bit value at {@code index}. */
  @MemoryAccess(Kind.LOAD_SHORT_BE)
  public static int loadShortBE(byte[] memory, int index) {
    return (short) SHORT_BE.get(memory, index);
  }

  /** The unsigned big-endian 16-bit value at {@code index}. */
  @MemoryAccess(Kind.LOAD_CHAR_BE)
  public static int loadCharBE(byte[] memory, int index) {
    return (short) SHORT_BE.get(memory, index) & 0xffff;
  }

  /** The big-endian 32-bit value at {@code index}. */
  @MemoryAccess(Kind.LOAD_INT_BE)
  public static int loadIntBE(byte[] memory, int index) {
    return (int) INT_BE.get(memory, index);
  }

  /** The big-endian 64-bit value at {@code index}. */
  @MemoryAccess(Kind.LOAD_LONG_BE)
  public static long loadLongBE(byte[] memory, int index) {
    return (long) LONG_BE.get(memory, index);
  }

  /** Stores the low 16 bits of {@code value} at {@code index}, big-endian. */
  @MemoryAccess(Kind.STORE_SHORT_BE)
  public static void storeShortBE(byte[] memory, int index, int value) {
    SHORT_BE.set(memory, index, (short) value);
  }

  /** Stores {@code value} at {@code index}, big-endian. */
  @MemoryAccess(Kind.STORE_INT_BE)
  public static void storeIntBE(byte[] memory, int index, int value) {
    INT_BE.set(memory, index, value);
  }

  /** Stores {@code value} at {@code index}, big-endian. */
  @MemoryAccess(Kind.STORE_LONG_BE)
  public static void storeLongBE(byte[] memory, int index, long value) {
    LONG_BE.set(memory, index, value);
  }
}
