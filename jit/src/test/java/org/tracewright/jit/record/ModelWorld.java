package org.tracewright.jit.record;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.ir.World;

/** A real model object as the evaluator wants it; everything goes through plain reflection. */
final class ModelWorld implements World {
  private final Object state;
  private final Layout layout;

  ModelWorld(Object state, Layout layout) {
    this.state = state;
    this.layout = layout;
  }

  /** An object whose constructor has not run: the evaluator makes it when it is constructed. */
  private static final class Fresh {
    final String className;
    Object made;

    Fresh(String className) {
      this.className = className;
    }
  }

  static Object real(Object object) {
    return object instanceof Fresh fresh ? fresh.made : object;
  }

  @Override
  public Object state() {
    return state;
  }

  @Override
  public Object slot(int slot) {
    Layout.SlotInfo info = layout.slots().get(slot);
    Object value = getField(info.field(), state);
    return info.element() == null ? value : wide(Array.get(value, info.index()), info.type());
  }

  @Override
  public void setSlot(int slot, Object value) {
    Layout.SlotInfo info = layout.slots().get(slot);
    if (info.element() == null) {
      putField(info.field(), state, value);
    } else {
      Object array = getField(info.field(), state);
      Array.set(array, info.index(), narrow(value, array.getClass().componentType()));
    }
  }

  private Field field(FieldRef ref) {
    try {
      Field field = type(ref.owner()).getDeclaredField(ref.name());
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException missing) {
      throw new AssertionError(missing);
    }
  }

  private Class<?> type(String name) {
    try {
      return Class.forName(name.replace('/', '.'), true, state.getClass().getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }

  @Override
  public Object getField(FieldRef field, Object object) {
    try {
      return wide(field(field).get(real(object)), field.type());
    } catch (IllegalAccessException closed) {
      throw new AssertionError(closed);
    }
  }

  @Override
  public void putField(FieldRef field, Object object, Object value) {
    try {
      Field target = field(field);
      target.set(real(object), narrow(real(value), target.getType()));
    } catch (IllegalAccessException closed) {
      throw new AssertionError(closed);
    }
  }

  @Override
  public Object newObject(String className) {
    return new Fresh(className);
  }

  @Override
  public Object stored(Object object) {
    return real(object);
  }

  @Override
  public Object newArray(String descriptor, int length) {
    return Array.newInstance(type(descriptor).componentType(), length);
  }

  @Override
  public boolean isInstance(String className, Object object) {
    return type(className).isInstance(real(object));
  }

  @Override
  public boolean isExactly(String className, Object object) {
    return real(object).getClass() == type(className);
  }

  @Override
  public Object call(MethodRef method, List<Object> arguments) throws Throwable {
    java.lang.invoke.MethodType type =
        java.lang.invoke.MethodType.fromMethodDescriptorString(
            method.descriptor(), state.getClass().getClassLoader());
    boolean hasReceiver = method.kind() != MethodRef.Kind.STATIC;
    Object[] values = new Object[type.parameterCount()];
    for (int i = 0; i < values.length; i++) {
      Object value = real(arguments.get(hasReceiver ? i + 1 : i));
      values[i] = narrow(value, type.parameterType(i));
    }
    try {
      if (method.name().equals("<init>")) {
        return construct((Fresh) arguments.get(0), type, values);
      }
      Object receiver = hasReceiver ? real(arguments.get(0)) : null;
      return wide(invoke(method, type, receiver, values), method.result());
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private Object construct(Fresh fresh, java.lang.invoke.MethodType type, Object[] values)
      throws Exception {
    Constructor<?> constructor =
        type(fresh.className).getDeclaredConstructor(type.parameterArray());
    constructor.setAccessible(true);
    fresh.made = constructor.newInstance(values);
    return null;
  }

  private Object invoke(
      MethodRef method, java.lang.invoke.MethodType type, Object receiver, Object[] values)
      throws Exception {
    if (method.owner().startsWith("[")) {
      return receiver.getClass() == int[].class ? ((int[]) receiver).clone() : null;
    }
    if (type(method.owner()).getName().startsWith("java.")) {
      Method library = type(method.owner()).getMethod(method.name(), type.parameterArray());
      return library.invoke(receiver, values);
    }
    Method target = find(type(method.owner()), method.name(), type.parameterArray());
    target.setAccessible(true);
    return target.invoke(receiver, values);
  }

  private static Method find(Class<?> owner, String name, Class<?>[] parameters)
      throws NoSuchMethodException {
    for (Class<?> each = owner; each != null; each = each.getSuperclass()) {
      try {
        return each.getDeclaredMethod(name, parameters);
      } catch (NoSuchMethodException inherited) {
        continue;
      }
    }
    return owner.getMethod(name, parameters);
  }

  static Object wide(Object value, Type type) {
    return type == Type.REF
        ? value
        : type == Type.VOID ? null : (Object) Value.of(value, type).bits();
  }

  static Object narrow(Object value, Class<?> type) {
    return type.isPrimitive() ? Value.box(type.descriptorString().charAt(0), (Long) value) : value;
  }
}
