package org.tracewright.jit.record;

import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.VarHandle;
import org.tracewright.jit.MemoryAccess.Kind;

/** Accesses to several bytes of a {@code byte[]} at once. */
final class HostBytes {
  private static final VarHandle SHORT_LE = byteArrayViewVarHandle(short[].class, LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE = byteArrayViewVarHandle(short[].class, BIG_ENDIAN);
  private static final VarHandle CHAR_LE = byteArrayViewVarHandle(char[].class, LITTLE_ENDIAN);
  private static final VarHandle CHAR_BE = byteArrayViewVarHandle(char[].class, BIG_ENDIAN);
  private static final VarHandle INT_LE = byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);
  private static final VarHandle INT_BE = byteArrayViewVarHandle(int[].class, BIG_ENDIAN);
  private static final VarHandle LONG_LE = byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = byteArrayViewVarHandle(long[].class, BIG_ENDIAN);

  private HostBytes() {}

  static boolean isStore(Kind kind) {
    return switch (kind) {
      case STORE_SHORT_LE, STORE_INT_LE, STORE_LONG_LE -> true;
      case STORE_SHORT_BE, STORE_INT_BE, STORE_LONG_BE -> true;
      default -> false;
    };
  }

  static int width(Kind kind) {
    return switch (kind) {
      case LOAD_SHORT_LE, LOAD_CHAR_LE, LOAD_SHORT_BE, LOAD_CHAR_BE -> 2;
      case STORE_SHORT_LE, STORE_SHORT_BE -> 2;
      case LOAD_INT_LE, LOAD_INT_BE, STORE_INT_LE, STORE_INT_BE -> 4;
      case LOAD_LONG_LE, LOAD_LONG_BE, STORE_LONG_LE, STORE_LONG_BE -> 8;
    };
  }

  static long load(Kind kind, byte[] bytes, int at) {
    return switch (kind) {
      case LOAD_SHORT_LE -> (short) SHORT_LE.get(bytes, at);
      case LOAD_SHORT_BE -> (short) SHORT_BE.get(bytes, at);
      case LOAD_CHAR_LE -> (char) CHAR_LE.get(bytes, at);
      case LOAD_CHAR_BE -> (char) CHAR_BE.get(bytes, at);
      case LOAD_INT_LE -> (int) INT_LE.get(bytes, at);
      case LOAD_INT_BE -> (int) INT_BE.get(bytes, at);
      case LOAD_LONG_LE -> (long) LONG_LE.get(bytes, at);
      case LOAD_LONG_BE -> (long) LONG_BE.get(bytes, at);
      default -> throw new AssertionError(kind);
    };
  }

  static void store(Kind kind, byte[] bytes, int at, long value) {
    switch (kind) {
      case STORE_SHORT_LE -> SHORT_LE.set(bytes, at, (short) value);
      case STORE_SHORT_BE -> SHORT_BE.set(bytes, at, (short) value);
      case STORE_INT_LE -> INT_LE.set(bytes, at, (int) value);
      case STORE_INT_BE -> INT_BE.set(bytes, at, (int) value);
      case STORE_LONG_LE -> LONG_LE.set(bytes, at, value);
      case STORE_LONG_BE -> LONG_BE.set(bytes, at, value);
      default -> throw new AssertionError(kind);
    }
  }
}
