package org.tracewright.jit.ir;

import java.util.List;

/**
 * What a trace acts upon: the model object, the heap and the methods that are called. Values are
 * objects: a primitive is a {@link Long} with bits as in {@link Op.Const}, a reference is itself.
 */
public interface World {
  /** The model object. */
  Object state();

  /** The value of a slot in the model object. */
  Object slot(int slot);

  /** Sets a slot in the model object. */
  void setSlot(int slot, Object value);

  /** Reads a field; {@code object} is {@code null} for a static one. */
  Object getField(FieldRef field, Object object);

  /** Writes a field; a value for a field narrower than {@code int} loses its upper bits. */
  void putField(FieldRef field, Object object, Object value);

  /** A new object with zeroed fields. */
  Object newObject(String className);

  /** A new array of references with elements {@code null}. */
  Object newArray(String descriptor, int length);

  /** Whether a reference, maybe null, is an instance of a class. */
  boolean isInstance(String className, Object object);

  /** Whether the class of an object is exactly this one. */
  boolean isExactly(String className, Object object);

  /**
   * Calls a method, the receiver first.
   *
   * @return its result, {@code null} for void
   * @throws Throwable what the method throws
   */
  Object call(MethodRef method, List<Object> arguments) throws Throwable;

  /** What is stored into an array for an object: another one where a world has stand-ins. */
  default Object stored(Object object) {
    return object;
  }
}
