package org.tracewright.jit.reader;

import java.lang.invoke.VarHandle;
import org.tracewright.jit.ir.FieldRef;

/**
 * Reads and writes a field whose type is known at run time only. A {@link VarHandle} used with the
 * field's own type needs no code made for it, other than a method handle made to fit all types.
 * Each access is a volatile one, which is more than most fields ask for and never less.
 */
sealed interface FieldAccess {
  static FieldAccess of(VarHandle handle, FieldRef ref) {
    char type = ref.descriptor().charAt(0);
    return ref.isStatic() ? new OfClass(handle, type) : new OfObject(handle, type);
  }

  /** The primitive value of an object's field; floating point as its bits. */
  long bits(Object object);

  /** The value, a reference. */
  Object get(Object object);

  /** Writes a primitive value. */
  void setBits(Object object, long bits);

  /** Writes a reference. */
  void set(Object object, Object value);

  /** An instance field. */
  record OfObject(VarHandle handle, char type) implements FieldAccess {
    @Override
    public long bits(Object object) {
      return switch (type) {
        case 'Z' -> (boolean) handle.getVolatile(object) ? 1 : 0;
        case 'B' -> (byte) handle.getVolatile(object);
        case 'S' -> (short) handle.getVolatile(object);
        case 'C' -> (char) handle.getVolatile(object);
        case 'I' -> (int) handle.getVolatile(object);
        case 'J' -> (long) handle.getVolatile(object);
        case 'F' -> Float.floatToRawIntBits((float) handle.getVolatile(object));
        case 'D' -> Double.doubleToRawLongBits((double) handle.getVolatile(object));
        default -> throw new AssertionError(type);
      };
    }

    @Override
    public Object get(Object object) {
      return (Object) handle.getVolatile(object);
    }

    @Override
    public void setBits(Object object, long bits) {
      switch (type) {
        case 'Z' -> handle.setVolatile(object, bits != 0);
        case 'B' -> handle.setVolatile(object, (byte) bits);
        case 'S' -> handle.setVolatile(object, (short) bits);
        case 'C' -> handle.setVolatile(object, (char) bits);
        case 'I' -> handle.setVolatile(object, (int) bits);
        case 'J' -> handle.setVolatile(object, bits);
        case 'F' -> handle.setVolatile(object, Float.intBitsToFloat((int) bits));
        case 'D' -> handle.setVolatile(object, Double.longBitsToDouble(bits));
        default -> throw new AssertionError(type);
      }
    }

    @Override
    public void set(Object object, Object value) {
      handle.setVolatile(object, value);
    }
  }

  /** A static field; objects are ignored. */
  record OfClass(VarHandle handle, char type) implements FieldAccess {
    @Override
    public long bits(Object object) {
      return switch (type) {
        case 'Z' -> (boolean) handle.getVolatile() ? 1 : 0;
        case 'B' -> (byte) handle.getVolatile();
        case 'S' -> (short) handle.getVolatile();
        case 'C' -> (char) handle.getVolatile();
        case 'I' -> (int) handle.getVolatile();
        case 'J' -> (long) handle.getVolatile();
        case 'F' -> Float.floatToRawIntBits((float) handle.getVolatile());
        case 'D' -> Double.doubleToRawLongBits((double) handle.getVolatile());
        default -> throw new AssertionError(type);
      };
    }

    @Override
    public Object get(Object object) {
      return (Object) handle.getVolatile();
    }

    @Override
    public void setBits(Object object, long bits) {
      switch (type) {
        case 'Z' -> handle.setVolatile(bits != 0);
        case 'B' -> handle.setVolatile((byte) bits);
        case 'S' -> handle.setVolatile((short) bits);
        case 'C' -> handle.setVolatile((char) bits);
        case 'I' -> handle.setVolatile((int) bits);
        case 'J' -> handle.setVolatile(bits);
        case 'F' -> handle.setVolatile(Float.intBitsToFloat((int) bits));
        case 'D' -> handle.setVolatile(Double.longBitsToDouble(bits));
        default -> throw new AssertionError(type);
      }
    }

    @Override
    public void set(Object object, Object value) {
      handle.setVolatile(value);
    }
  }
}
