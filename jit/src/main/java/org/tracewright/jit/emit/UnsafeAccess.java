package org.tracewright.jit.emit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import org.tracewright.jit.ir.Element;

/** Whether generated code may use {@code jdk.internal.misc.Unsafe}, and what it must know. */
public final class UnsafeAccess {
  // Offsets of the first elements of arrays; null where access is not possible.
  private static final Map<Element, Long> BASES = bases();

  private UnsafeAccess() {}

  private static Map<Element, Long> bases() {
    try {
      return probe();
    } catch (ReflectiveOperationException | LinkageError notExported) {
      return null; // the plain form is always there
    }
  }

  private static Map<Element, Long> probe() throws ReflectiveOperationException {
    Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
    if (!exported(type, UnsafeAccess.class) || ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      return null;
    }
    Object unsafe = type.getMethod("getUnsafe").invoke(null);
    if (!unaligned(type, unsafe)) {
      return null;
    }
    Method offset = type.getMethod("arrayBaseOffset", Class.class);
    Map<Element, Long> bases = new EnumMap<>(Element.class);
    for (Element element : Element.values()) {
      Class<?> array = Class.forName("[" + element.descriptor().replace('/', '.'));
      bases.put(element, ((Number) offset.invoke(unsafe, array)).longValue());
    }
    return bases;
  }

  private static boolean unaligned(Class<?> type, Object unsafe)
      throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
    return (Boolean) type.getMethod("unalignedAccess").invoke(unsafe);
  }

  private static boolean exported(Class<?> type, Class<?> to) {
    return type.getModule().isExported(type.getPackageName(), to.getModule());
  }

  /** Offset of an array's first element; only where access is possible. */
  static long base(Element element) {
    return BASES.get(element);
  }

  /** Whether classes in the nest of {@code model} may use it on this JVM. */
  public static boolean possible(Class<?> model) {
    try {
      return BASES != null && exported(Class.forName("jdk.internal.misc.Unsafe"), model);
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
