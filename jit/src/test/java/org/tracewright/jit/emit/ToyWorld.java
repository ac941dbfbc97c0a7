package org.tracewright.jit.emit;

import java.lang.reflect.Field;
import java.util.List;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.World;

/** Lets the evaluator act upon a {@link Toy}. */
record ToyWorld(Toy state) implements World {
  @Override
  public Object slot(int slot) {
    return switch (slot) {
      case 0 -> (long) state.pc;
      case 9 -> state.retired;
      case 10 -> (long) Float.floatToRawIntBits(state.f);
      case 11 -> Double.doubleToRawLongBits(state.d);
      case 12, 13 -> state.wide[slot - 12];
      case 14 -> state.thing;
      default -> (long) state.x[slot - 1];
    };
  }

  @Override
  public void setSlot(int slot, Object value) {
    switch (slot) {
      case 0 -> state.pc = ((Long) value).intValue();
      case 9 -> state.retired = (Long) value;
      case 10 -> state.f = Float.intBitsToFloat(((Long) value).intValue());
      case 11 -> state.d = Double.longBitsToDouble((Long) value);
      case 12, 13 -> state.wide[slot - 12] = (Long) value;
      case 14 -> state.thing = value;
      default -> state.x[slot - 1] = ((Long) value).intValue();
    }
  }

  @Override
  public Object getField(FieldRef field, Object object) {
    try {
      Object value = named(field).get(object);
      return value instanceof Integer number ? (Object) number.longValue() : value;
    } catch (IllegalAccessException refused) {
      throw new AssertionError(refused);
    }
  }

  @Override
  public void putField(FieldRef field, Object object, Object value) {
    try {
      named(field).set(object, ((Long) value).intValue());
    } catch (IllegalAccessException refused) {
      throw new AssertionError(refused);
    }
  }

  private static Field named(FieldRef field) {
    try {
      return Toy.class.getDeclaredField(field.name());
    } catch (NoSuchFieldException unknown) {
      throw new AssertionError(unknown);
    }
  }

  @Override
  public Object newObject(String className) {
    return new Toy(null);
  }

  @Override
  public Object newArray(String descriptor, int length) {
    return new Object[length];
  }

  @Override
  public boolean isInstance(String className, Object object) {
    return object instanceof Toy;
  }

  @Override
  public boolean isExactly(String className, Object object) {
    return object instanceof Toy;
  }

  @Override
  public Object call(MethodRef method, List<Object> arguments) {
    if (method.name().equals("twice")) {
      return (long) Toy.twice(integer(arguments.get(0)));
    }
    if (method.name().equals("scribble")) {
      ((Toy) arguments.get(0)).scribble(integer(arguments.get(1)), integer(arguments.get(2)));
      return null;
    }
    if (method.name().equals("scrawl")) {
      int index = integer(arguments.get(2));
      ((Toy) arguments.get(0))
          .scrawl(integer(arguments.get(1)) != 0, index, integer(arguments.get(3)));
      return null;
    }
    if (method.name().equals("nudge")) {
      int slot = integer(arguments.get(2));
      ((Toy) arguments.get(0))
          .nudge(integer(arguments.get(1)) != 0, slot, integer(arguments.get(3)));
      return null;
    }
    return (long)
        ((Toy) arguments.get(0)).poke(integer(arguments.get(1)), integer(arguments.get(2)));
  }

  private static int integer(Object value) {
    return ((Long) value).intValue();
  }
}
