package org.tracewright.jit.random;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.IdentityHashMap;
import java.util.Map;

/** All fields of a specimen, and of what it refers to, a line each. */
final class StateText {
  private final StringBuilder out = new StringBuilder();
  private final Map<Object, String> seen = new IdentityHashMap<>();

  private StateText() {}

  static String of(Object object) {
    StateText text = new StateText();
    text.add("", object);
    return text.out.toString();
  }

  private void add(String path, Object object) {
    boolean plain = object == null || object instanceof Enum<?>;
    if (plain || object.getClass().getName().startsWith("java.lang.")) {
      out.append(path).append(" = ").append(object).append('\n');
      return;
    }
    String known = seen.putIfAbsent(object, path);
    if (known != null) {
      out.append(path).append(" -> ").append(known).append('\n');
    } else if (object.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(object); i++) {
        add(path + "[" + i + "]", Array.get(object, i));
      }
    } else if (!object.getClass().getName().startsWith("org.tracewright.")) {
      out.append(path).append(" is ").append(object.getClass().getSimpleName()).append('\n');
      fields(path, object);
    }
  }

  private void fields(String path, Object object) {
    for (Class<?> each = object.getClass(); each != Object.class; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          add(path + "." + field.getName(), value(field, object));
        }
      }
    }
  }

  private static Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException closed) {
      throw new AssertionError(closed);
    }
  }
}
