package org.tracewright.jit.record;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.Model;

/** Calls what belongs to a model by its name. For reports: slow. */
final class Names {
  private static final int MOST = 10_000;

  private final Model model;
  private final Map<Object, String> names = new IdentityHashMap<>();
  private final Deque<Object> open = new ArrayDeque<>();

  Names(Model model, Object state) {
    this.model = model;
    name(state, model.type().getSimpleName());
    while (!open.isEmpty() && names.size() < MOST) {
      look(open.poll());
    }
  }

  private void name(Object object, String name) {
    if (object != null && names.putIfAbsent(object, name) == null) {
      open.add(object);
    }
  }

  private void look(Object holder) {
    String name = names.get(holder);
    if (holder instanceof Object[] array) {
      for (int i = 0; i < array.length; i++) {
        name(array[i], name + "[" + i + "]");
      }
      return;
    }
    for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
          name(read(field, holder), name + "." + field.getName());
        }
      }
    }
  }

  private Object read(Field field, Object holder) {
    try {
      return model.lookupIn(field.getDeclaringClass()).unreflectGetter(field).invoke(holder);
    } catch (Throwable closed) {
      return null;
    }
  }

  String of(Changes.Place place) {
    if (place.element() != null) {
      return of(place.holder()) + "[" + place.at() + "]";
    }
    String field = place.field().ref().name();
    return place.holder() == null
        ? place.field().ref().owner().replace('/', '.') + "." + field
        : of(place.holder()) + "." + field;
  }

  String of(Object object) {
    String known = names.get(object);
    if (known != null) {
      return known;
    }
    return object.getClass().isArray()
        ? object.getClass().getComponentType().getSimpleName() + "[" + Array.getLength(object) + "]"
        : object.getClass().getSimpleName();
  }

  /** A value as a reader wants it. */
  String value(Type type, Value value) {
    return switch (type) {
      case INT -> value.bits() + " (0x" + Integer.toHexString((int) value.bits()) + ")";
      case LONG -> value.bits() + " (0x" + Long.toHexString(value.bits()) + ")";
      case FLOAT -> String.valueOf(Float.intBitsToFloat((int) value.bits()));
      case DOUBLE -> String.valueOf(Double.longBitsToDouble(value.bits()));
      case REF -> value.ref() == null ? "null" : of(value.ref());
      case VOID -> "nothing";
    };
  }
}
