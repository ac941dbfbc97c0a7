package org.tracewright.jit.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Makes objects whose constructor the trace contains, so that it must not run again. */
public final class Allocation {
  private static final Object UNSAFE;
  private static final Method ALLOCATE;

  static {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field instance = type.getDeclaredField("theUnsafe");
      instance.setAccessible(true);
      UNSAFE = instance.get(null);
      ALLOCATE = type.getMethod("allocateInstance", Class.class);
    } catch (ReflectiveOperationException absent) {
      throw new ExceptionInInitializerError(absent);
    }
  }

  private Allocation() {}

  /** A new object with zeroed fields, no constructor called. */
  public static Object of(Class<?> type) {
    try {
      return ALLOCATE.invoke(UNSAFE, type);
    } catch (IllegalAccessException | InvocationTargetException failed) {
      throw new AssertionError("cannot allocate " + type.getName(), failed);
    }
  }
}
