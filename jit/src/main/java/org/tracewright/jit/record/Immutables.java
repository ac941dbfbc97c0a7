package org.tracewright.jit.record;

import java.util.IdentityHashMap;
import java.util.Map;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.reader.ModelField;

/** Sees which fields and arrays must not change, and reports writes to them. */
final class Immutables extends Silence {
  private static final int MOST = 100_000;

  private final Machine machine;
  private final Map<Object, ModelField> arrays = new IdentityHashMap<>();

  Immutables(Machine machine) {
    this.machine = machine;
  }

  @Override
  public int getField(ModelField field, int object, Object concrete, Value value) {
    boolean fixed = field.immutable() > 0 || field.stableDimensions() > 0;
    if (fixed && value.ref() != null && arrays.size() < MOST) {
      arrays.put(value.ref(), field);
    }
    return Activation.NONE;
  }

  @Override
  public void putField(ModelField field, int object, Object concrete, int value) {
    ImmutableWrites.refuse(field, machine.top, concrete);
  }

  @Override
  public void arrayPut(Element element, int array, int index, Object concrete, int at, int value) {
    ModelField field = arrays.get(concrete);
    if (field != null) {
      boolean onlyIfSet = field.immutable() == 0;
      String name = ImmutableWrites.name(field);
      ImmutableWrites.refuse(name, onlyIfSet, machine.top, concrete, at);
    }
  }
}
