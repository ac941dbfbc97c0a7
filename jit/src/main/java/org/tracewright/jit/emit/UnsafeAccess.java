package org.tracewright.jit.emit;

import java.lang.reflect.InvocationTargetException;
import java.nio.ByteOrder;

/** Whether generated code may use {@code jdk.internal.misc.Unsafe}, and what it must know. */
public final class UnsafeAccess {
  /** Offset of the first element of a {@code byte[]}; meaningful only where access is possible. */
  static final long BYTES_BASE;

  private static final boolean POSSIBLE;

  static {
    long base = -1;
    try {
      base = probe();
    } catch (ReflectiveOperationException | LinkageError notExported) {
      base = -1; // the plain form is always there
    }
    BYTES_BASE = base;
    POSSIBLE = base >= 0;
  }

  private UnsafeAccess() {}

  private static long probe() throws ReflectiveOperationException {
    Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
    if (!exported(type, UnsafeAccess.class) || ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      return -1;
    }
    Object unsafe = type.getMethod("getUnsafe").invoke(null);
    return unaligned(type, unsafe)
        ? ((Number) type.getMethod("arrayBaseOffset", Class.class).invoke(unsafe, byte[].class))
            .longValue()
        : -1;
  }

  private static boolean unaligned(Class<?> type, Object unsafe)
      throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
    return (Boolean) type.getMethod("unalignedAccess").invoke(unsafe);
  }

  private static boolean exported(Class<?> type, Class<?> to) {
    return type.getModule().isExported(type.getPackageName(), to.getModule());
  }

  /** Whether classes in the nest of {@code model} may use it on this JVM. */
  public static boolean possible(Class<?> model) {
    try {
      return POSSIBLE && exported(Class.forName("jdk.internal.misc.Unsafe"), model);
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
