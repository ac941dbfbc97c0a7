package org.tracewright.jit.ir;

import java.util.List;

/** A {@link ToyModel} to evaluate traces on. */
public final class ToyWorld implements World {
  private final ToyModel model;

  public ToyWorld(ToyModel model) {
    this.model = model;
  }

  @Override
  public Object state() {
    return model;
  }

  @Override
  public Object slot(int slot) {
    return switch (slot) {
      case ToyModel.PC -> (long) model.pc;
      case ToyModel.RETIRED -> model.retired;
      case ToyModel.WIDE -> model.wide;
      case ToyModel.REAL -> Double.doubleToRawLongBits(model.real);
      case ToyModel.SINGLE -> (long) Float.floatToRawIntBits(model.single);
      case ToyModel.SHORT -> (long) model.narrowSlot;
      case ToyModel.LINK -> model.link;
      default -> (long) model.x[slot];
    };
  }

  @Override
  public void setSlot(int slot, Object value) {
    switch (slot) {
      case ToyModel.PC -> model.pc = ((Long) value).intValue();
      case ToyModel.RETIRED -> model.retired = (Long) value;
      case ToyModel.WIDE -> model.wide = (Long) value;
      case ToyModel.REAL -> model.real = Double.longBitsToDouble((Long) value);
      case ToyModel.SINGLE -> model.single = Float.intBitsToFloat(((Long) value).intValue());
      case ToyModel.SHORT -> model.narrowSlot = ((Long) value).shortValue();
      case ToyModel.LINK -> model.link = (ToyNode) value;
      default -> model.x[slot] = ((Long) value).intValue();
    }
  }

  @Override
  public Object getField(FieldRef field, Object object) {
    return switch (field.name()) {
      case "limit" -> model.limit;
      case "count" -> (long) model.count;
      case "small" -> (long) model.small;
      case "total" -> model.total;
      case "shared" -> (long) model.shared;
      case "ram" -> model.ram;
      case "table" -> model.table;
      case "node" -> model.node;
      case "value" -> (long) ((ToyNode) object).value;
      case "next" -> ((ToyNode) object).next;
      default -> throw new AssertionError(field);
    };
  }

  @Override
  public void putField(FieldRef field, Object object, Object value) {
    switch (field.name()) {
      case "limit" -> model.limit = (Long) value;
      case "count" -> model.count = ((Long) value).intValue();
      case "small" -> model.small = ((Long) value).byteValue();
      case "total" -> model.total = (Long) value;
      case "shared" -> model.shared = ((Long) value).intValue();
      case "node" -> model.node = (ToyNode) value;
      case "value" -> ((ToyNode) object).value = ((Long) value).intValue();
      case "next" -> ((ToyNode) object).next = (ToyNode) value;
      default -> throw new AssertionError(field);
    }
  }

  @Override
  public Object newObject(String className) {
    return className.endsWith("Special") ? new ToyNode.Special() : new ToyNode();
  }

  @Override
  public Object newArray(String descriptor, int length) {
    return new ToyNode[length];
  }

  @Override
  public boolean isInstance(String className, Object object) {
    return className.endsWith("Special")
        ? object instanceof ToyNode.Special
        : object instanceof ToyNode;
  }

  @Override
  public boolean isExactly(String className, Object object) {
    return object.getClass().getName().replace('.', '/').equals(className);
  }

  @Override
  public Object call(MethodRef method, List<Object> arguments) {
    if (method.equals(ToyModel.TRAP_IF)) {
      boolean due = (Long) arguments.get(1) != 0;
      model.trapIf(due, ((Long) arguments.get(2)).intValue());
      return null;
    }
    return method.equals(ToyModel.PARITY)
        ? (long) ToyModel.parity(((Long) arguments.get(0)).intValue())
        : (long) model.trap(((Long) arguments.get(1)).intValue());
  }
}
