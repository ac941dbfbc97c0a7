package org.tracewright.jit.record;

import java.util.Map;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.ModelField;

/** Recording switched off. */
class Silence implements Tape {
  @Override
  public boolean on() {
    return false;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public int constant(Type type, long bits) {
    return Activation.NONE;
  }

  @Override
  public boolean isConstant(int a) {
    return false;
  }

  @Override
  public boolean isOpen(int a) {
    return false;
  }

  @Override
  public int arithmetic(Opcode opcode, int a, int b, long result) {
    return Activation.NONE;
  }

  @Override
  public void guard(int a, boolean truth) {}

  @Override
  public int promote(Type type, int a, long bits) {
    return Activation.NONE;
  }

  @Override
  public void guardNull(int a, boolean isNull) {}

  @Override
  public void guardClass(int a, Class<?> type) {}

  @Override
  public int getField(ModelField field, int object, Object concrete, Value value) {
    return Activation.NONE;
  }

  @Override
  public void putField(ModelField field, int object, Object concrete, int value) {}

  @Override
  public int length(int array, Object concrete) {
    return Activation.NONE;
  }

  @Override
  public int arrayGet(Element element, int array, int index, Object concrete, int at, Value value) {
    return Activation.NONE;
  }

  @Override
  public void arrayPut(Element element, int array, int index, Object concrete, int at, int value) {}

  @Override
  public int memoryGet(MemoryAccess.Kind kind, int array, int index) {
    return Activation.NONE;
  }

  @Override
  public void memoryPut(MemoryAccess.Kind kind, int array, int index, int value) {}

  @Override
  public int newObject(Class<?> type) {
    return Activation.NONE;
  }

  @Override
  public int newArray(Class<?> type, int length, Object made) {
    return Activation.NONE;
  }

  @Override
  public int make(MethodRef method, int[] arguments, Object made, Map<ModelField, Integer> fields) {
    return Activation.NONE;
  }

  @Override
  public int copyOf(ModelField constants, MethodRef maker, Object copy) {
    return Activation.NONE;
  }

  @Override
  public int instanceOf(Class<?> type, int object, Object concrete, boolean truth) {
    return Activation.NONE;
  }

  @Override
  public int cast(Class<?> type, int object) {
    return Activation.NONE;
  }

  @Override
  public void beforeCall(Effect effect, int[] arguments) {}

  @Override
  public int call(MethodRef method, Effect effect, int[] arguments, long result) {
    return Activation.NONE;
  }

  @Override
  public void callIf(MethodRef method, int[] arguments) {}

  @Override
  public int fetch(int memory, int index, CodeMemory code, int at, int bytes, long result) {
    return Activation.NONE;
  }

  @Override
  public boolean takesForGranted(int object, Object concrete) {
    return false;
  }

  @Override
  public void settle() {}

  @Override
  public void arrives() {}

  @Override
  public boolean isFixed(int object) {
    return true;
  }

  @Override
  public void codeChanged() {}

  @Override
  public void codeWritten(int memory, int index, int length) {}
}
