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

/**
 * What the interpreter tells about its work: every method gets the concrete values beside the
 * positions and answers the position of the result. {@link #SILENT} is recording switched off. A
 * method that cannot record throws {@link Stop}, before the instruction has had an effect.
 */
interface Tape {
  /** Takes no notes. */
  Tape SILENT = new Silence();

  /** Whether anything is recorded. */
  boolean on();

  /** The number of operations recorded. */
  int size();

  int constant(Type type, long bits);

  /** Whether a value is the same whenever the trace is run. */
  boolean isConstant(int a);

  /** Whether a guard on an {@code int} would say anything new. */
  boolean isOpen(int a);

  /** A pure operation; {@code b} is ignored by unary ones. */
  int arithmetic(Opcode opcode, int a, int b, long result);

  /** Goes on only while an {@code int} is not zero, or is zero. */
  void guard(int a, boolean truth);

  /** Goes on only while a value is this one; answers its constant. */
  int promote(Type type, int a, long bits);

  void guardNull(int a, boolean isNull);

  void guardClass(int a, Class<?> type);

  int getField(ModelField field, int object, Object concrete, Value value);

  void putField(ModelField field, int object, Object concrete, int value);

  int length(int array, Object concrete);

  int arrayGet(Element element, int array, int index, Object concrete, int at, Value value);

  void arrayPut(Element element, int array, int index, Object concrete, int at, int value);

  int memoryGet(MemoryAccess.Kind kind, int array, int index);

  void memoryPut(MemoryAccess.Kind kind, int array, int index, int value);

  int newObject(Class<?> type);

  int newArray(Class<?> type, int length, Object made);

  /**
   * An object that nobody has seen being made: see {@link org.tracewright.jit.ir.Op.Make}.
   *
   * @param fields the positions of what its fields hold, as far as they are known
   */
  int make(MethodRef method, int[] arguments, Object made, Map<ModelField, Integer> fields);

  /** A copy of an array that never changes, made by a static method. */
  int copyOf(ModelField constants, MethodRef maker, Object copy);

  int instanceOf(Class<?> type, int object, Object concrete, boolean truth);

  int cast(Class<?> type, int object);

  /** Whether a call with this effect may be recorded here; refuses if not. */
  void beforeCall(Effect effect, int[] arguments);

  int call(MethodRef method, Effect effect, int[] arguments, long result);

  /** A call that is made only if the first argument is not zero. */
  void callIf(MethodRef method, int[] arguments);

  /** A fetch from code memory; {@link Activation#NONE} if it cannot be a constant. */
  int fetch(int memory, int index, CodeMemory code, int at, int bytes, long result);

  /**
   * Takes for granted which enum constant an object is, or what is in a box; answers whether that
   * can be done.
   */
  boolean takesForGranted(int object, Object concrete);

  /** From here on the loop cannot be left in this turn; nothing is being executed at the moment. */
  void settle();

  /** Whether an object is the same for ever, for all that a trace knows of it. */
  boolean isFixed(int object);

  /** The turn is about to end at the merge point. */
  void arrives();

  /** The turn may have changed code. */
  void codeChanged();

  /** A code memory is told that bytes of it were stored. */
  void codeWritten(int memory, int index, int length);
}
