package org.tracewright.jit.record;

import static org.tracewright.jit.record.Activation.INSIDE;

import java.util.IdentityHashMap;
import java.util.Map;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.ModelField;
import org.tracewright.jit.record.Construction.Abandoned;

/**
 * Records a constructor that is followed: pure operations and guards. What it makes itself is made
 * once more by the operation that calls it, so it has no position; what it does besides is nothing
 * that can be followed.
 */
final class ConstructionTape implements Tape {
  private final Tape outer;
  private final Map<Object, Integer> lengths = new IdentityHashMap<>();

  ConstructionTape(Tape outer) {
    this.outer = outer;
  }

  @Override
  public boolean on() {
    return true;
  }

  @Override
  public int size() {
    return outer.size();
  }

  @Override
  public int constant(Type type, long bits) {
    return outer.constant(type, bits);
  }

  @Override
  public boolean isConstant(int a) {
    return outer.isConstant(a);
  }

  @Override
  public boolean isOpen(int a) {
    return outer.isOpen(a);
  }

  @Override
  public int arithmetic(Opcode opcode, int a, int b, long result) {
    if (opcode.a() == Type.REF && (a < 0 || b < 0)) {
      throw new Abandoned();
    }
    return outer.arithmetic(opcode, a, b, result);
  }

  @Override
  public void guard(int a, boolean truth) {
    outer.guard(a, truth);
  }

  @Override
  public int promote(Type type, int a, long bits) {
    return outer.promote(type, a, bits);
  }

  @Override
  public void guardNull(int a, boolean isNull) {
    outer.guardNull(a, isNull);
  }

  @Override
  public void guardClass(int a, Class<?> type) {
    outer.guardClass(a, type);
  }

  @Override
  public int getField(ModelField field, int object, Object concrete, Value value) {
    boolean named = field.ref().isStatic() || object >= 0;
    if (!named || !field.ref().isFinal()) {
      throw new Abandoned();
    }
    return outer.getField(field, object, concrete, value);
  }

  @Override
  public void putField(ModelField field, int object, Object concrete, int value) {
    throw new Abandoned();
  }

  @Override
  public int length(int array, Object concrete) {
    return array == INSIDE ? lengths.get(concrete) : outer.length(array, concrete);
  }

  @Override
  public int arrayGet(Element element, int array, int index, Object concrete, int at, Value value) {
    throw new Abandoned();
  }

  @Override
  public void arrayPut(Element element, int array, int index, Object concrete, int at, int value) {
    if (array != INSIDE) {
      throw new Abandoned();
    }
  }

  @Override
  public int memoryGet(MemoryAccess.Kind kind, int array, int index) {
    throw new Abandoned();
  }

  @Override
  public void memoryPut(MemoryAccess.Kind kind, int array, int index, int value) {
    throw new Abandoned();
  }

  @Override
  public int newObject(Class<?> type) {
    throw new Abandoned();
  }

  @Override
  public int newArray(Class<?> type, int length, Object made) {
    lengths.put(made, length);
    return INSIDE;
  }

  @Override
  public int make(MethodRef method, int[] arguments, Object made, Map<ModelField, Integer> fields) {
    return INSIDE;
  }

  @Override
  public int copyOf(ModelField constants, MethodRef maker, Object copy) {
    throw new Abandoned();
  }

  @Override
  public int instanceOf(Class<?> type, int object, Object concrete, boolean truth) {
    if (object == Activation.UNINITIALISED) {
      throw new Abandoned();
    }
    return object < 0
        ? outer.constant(Type.INT, truth ? 1 : 0)
        : outer.instanceOf(type, object, concrete, truth);
  }

  @Override
  public int cast(Class<?> type, int object) {
    return outer.cast(type, object);
  }

  @Override
  public void beforeCall(Effect effect, int[] arguments) {
    for (int argument : arguments) {
      if (argument < 0 || effect == Effect.ALL) {
        throw new Abandoned();
      }
    }
  }

  @Override
  public int call(MethodRef method, Effect effect, int[] arguments, long result) {
    return outer.call(method, effect, arguments, result);
  }

  @Override
  public void callIf(MethodRef method, int[] arguments) {
    throw new Abandoned();
  }

  @Override
  public int fetch(int memory, int index, CodeMemory code, int at, int bytes, long result) {
    throw new Abandoned();
  }

  @Override
  public boolean takesForGranted(int object, Object concrete) {
    return outer.takesForGranted(object, concrete);
  }

  @Override
  public void settle() {}

  @Override
  public boolean isFixed(int object) {
    return outer.isFixed(object);
  }

  @Override
  public void arrives() {
    throw new AssertionError("a constructor ends no turn");
  }

  @Override
  public void codeWritten(int memory, int index, int length) {
    throw new Abandoned();
  }

  @Override
  public void codeChanged() {
    throw new Abandoned();
  }
}
