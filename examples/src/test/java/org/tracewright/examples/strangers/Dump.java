package org.tracewright.examples.strangers;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** All that can be reached from an object, as text. */
final class Dump {
  private final List<String> lines = new ArrayList<>();
  private final Map<Object, String> seen = new IdentityHashMap<>();

  private Dump() {}

  static String of(Object object) {
    Dump dump = new Dump();
    dump.visit("", object);
    return String.join("\n", dump.lines);
  }

  private void visit(String path, Object object) {
    if (object == null) {
      lines.add(path + " = null");
    } else if (seen.putIfAbsent(object, path) != null && !isValue(object)) {
      lines.add(path + " -> " + seen.get(object));
    } else if (object.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(object); i++) {
        visit(path + "[" + i + "]", Array.get(object, i));
      }
    } else if (object.getClass().getName().startsWith("java.")) {
      lines.add(path + " = " + object);
    } else if (!object.getClass().isHidden() && !isOfTheJit(object)) {
      fields(path, object);
    }
  }

  private static boolean isOfTheJit(Object object) {
    return object.getClass().getName().startsWith("org.tracewright.jit.");
  }

  private static boolean isValue(Object object) {
    return object.getClass().getName().startsWith("java.lang.");
  }

  private void fields(String path, Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith("java.")) {
        continue;
      }
      for (Field field : type.getDeclaredFields()) {
        visit(path, object, field);
      }
    }
  }

  private void visit(String path, Object object, Field field) {
    try {
      field.setAccessible(true);
      boolean isConstant =
          Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
      if (!isConstant) {
        visit(path + "." + field.getName(), field.get(object));
      }
    } catch (IllegalAccessException closed) {
      throw new AssertionError(closed);
    }
  }
}
