package org.tracewright.jit.reader;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Type;

/** A field that a model's code uses, with its hints and a way to read and write it. */
public final class ModelField {
  private final int number;
  private final Class<?> declaring;
  private final FieldRef ref;
  private final boolean virtualizable;
  private final int immutable;
  private final boolean stable;
  private final int stableDimensions;
  private final boolean quasiImmutable;
  private final boolean accessible;
  private final Field field;
  private final MethodHandles.Lookup inside;
  private FieldAccess access;

  ModelField(
      int number, Field field, Hints hints, boolean accessible, MethodHandles.Lookup inside) {
    this.number = number;
    this.declaring = field.getDeclaringClass();
    this.ref = refTo(field);
    this.field = field;
    this.inside = inside;
    this.accessible = accessible;
    virtualizable = hints.has("Virtualizable") || hints.has("Retired");
    immutable = isSwitchTable(field) ? 1 : hints.immutableDimensions();
    quasiImmutable = hints.has("QuasiImmutable");
    stable = hints.has("Stable");
    stableDimensions = immutable > 0 ? 0 : hints.stableDimensions();
  }

  // What javac makes for a switch over an enum: the case of each ordinal.
  private static boolean isSwitchTable(Field field) {
    return field.isSynthetic() && field.getName().startsWith("$SwitchMap$");
  }

  /** Makes what reads and writes it, which is made at the first use otherwise. */
  void link() {
    access();
  }

  private FieldAccess access() {
    if (access == null) {
      try {
        access = FieldAccess.of(inside.unreflectVarHandle(field), ref);
      } catch (IllegalAccessException closed) {
        throw closed(closed);
      }
    }
    return access;
  }

  /** Reads it: the object, unless it is static, to the value. */
  public MethodHandle read() {
    try {
      return inside.unreflectGetter(field);
    } catch (IllegalAccessException closed) {
      throw closed(closed);
    }
  }

  /** Writes it: the object, unless it is static, and the value to nothing. */
  public MethodHandle write() {
    try {
      return inside.unreflectSetter(field);
    } catch (IllegalAccessException closed) {
      throw closed(closed);
    }
  }

  private IllegalAccessError closed(IllegalAccessException cause) {
    return (IllegalAccessError) new IllegalAccessError(ref.toString()).initCause(cause);
  }

  static FieldRef refTo(Field field) {
    int modifiers = field.getModifiers();
    return new FieldRef(
        field.getDeclaringClass().getName().replace('.', '/'),
        field.getName(),
        field.getType().descriptorString(),
        Modifier.isStatic(modifiers),
        Modifier.isFinal(modifiers),
        Modifier.isVolatile(modifiers));
  }

  /** A small number, unique in its model. */
  public int number() {
    return number;
  }

  /** The class that declares it. */
  public Class<?> declaring() {
    return declaring;
  }

  /** Its symbolic name. */
  public FieldRef ref() {
    return ref;
  }

  /** The type of its value. */
  public Type type() {
    return ref.type();
  }

  /** Whether compiled code may touch it. */
  public boolean accessible() {
    return accessible;
  }

  /** Whether it is {@link org.tracewright.jit.Virtualizable}. */
  public boolean virtualizable() {
    return virtualizable;
  }

  /** In how many dimensions it is {@link org.tracewright.jit.Immutable}; 0 if it is not. */
  public int immutable() {
    return immutable;
  }

  /** Whether it is {@link org.tracewright.jit.Stable}. */
  public boolean stable() {
    return stable;
  }

  /**
   * In how many dimensions its elements are {@link org.tracewright.jit.Stable}; 0 if they are not,
   * or are even immutable.
   */
  public int stableDimensions() {
    return stableDimensions;
  }

  /** Whether it is {@link org.tracewright.jit.QuasiImmutable}. */
  public boolean quasiImmutable() {
    return quasiImmutable;
  }

  /** Its primitive value as {@link org.tracewright.jit.ir.Op.Const} has it. */
  public long bits(Object object) {
    return access().bits(object);
  }

  /** Its value, a reference. */
  public Object get(Object object) {
    return access().get(object);
  }

  /** Writes a primitive value. */
  public void setBits(Object object, long bits) {
    access().setBits(object, bits);
  }

  /** Writes a reference. */
  public void set(Object object, Object value) {
    access().set(object, value);
  }
}
