package org.tracewright.jit.record;

import java.lang.reflect.Array;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/** Reads and writes of array elements, lengths, and new arrays. */
final class ArrayInstructions {
  private ArrayInstructions() {}

  record Load() implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      Object array = f.ref(1);
      int at = f.intAt(0);
      if (m.nullFails(f.ir(1), array) || boundsFail(m, f.ir(1), f.ir(0), array, at)) {
        return;
      }
      Element element = Elements.of(array);
      Value value = Elements.get(element, array, at);
      int position = m.tape.arrayGet(element, f.ir(1), f.ir(0), array, at, value);
      f.drop(2);
      f.push(value, position);
    }
  }

  record Store() implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      Object array = f.ref(2);
      int at = f.intAt(1);
      if (m.nullFails(f.ir(2), array) || boundsFail(m, f.ir(2), f.ir(1), array, at)) {
        return;
      }
      Element element = Elements.of(array);
      if (element == Element.REF && misfits(m, f, array)) {
        return;
      }
      int value = narrowed(m.tape, element, f.ir(0), f.intAt(0));
      m.tape.arrayPut(element, f.ir(2), f.ir(1), array, at, value);
      m.journal.element(element, array, at);
      Elements.put(element, array, at, f.bits(0), f.ref(0));
      f.drop(3);
    }

    private static boolean misfits(Machine m, Activation f, Object array) {
      Class<?> component = array.getClass().componentType();
      Object value = f.ref(0);
      boolean fits = value == null || component.isInstance(value);
      if (m.tape.on() && component != Object.class) {
        m.tape.guardNull(f.ir(0), value == null);
        m.tape.guardClass(f.ir(2), array.getClass());
        if (value != null) {
          m.tape.guard(m.tape.instanceOf(component, f.ir(0), value, fits), fits);
        }
      }
      if (!fits) {
        m.raise(new ArrayStoreException(value.getClass().getName()));
      }
      return !fits;
    }

    // JVM specification, "bastore", "castore", "sastore": the value is truncated.
    private static int narrowed(Tape tape, Element element, int value, int concrete) {
      return switch (element) {
        case BYTE -> tape.arithmetic(Opcode.I2B, value, Activation.NONE, (byte) concrete);
        case CHAR -> tape.arithmetic(Opcode.I2C, value, Activation.NONE, (char) concrete);
        case SHORT -> tape.arithmetic(Opcode.I2S, value, Activation.NONE, (short) concrete);
        case BOOLEAN ->
            tape.arithmetic(Opcode.IAND, value, tape.constant(Type.INT, 1), concrete & 1);
        case INT, LONG, FLOAT, DOUBLE, REF -> value;
      };
    }
  }

  private static boolean boundsFail(Machine m, int array, int index, Object concrete, int at) {
    int length = Array.getLength(concrete);
    boolean inside = at >= 0 && at < length;
    if (m.tape.on()) {
      int size = m.tape.length(array, concrete);
      m.tape.guard(m.tape.arithmetic(Opcode.IULT, index, size, inside ? 1 : 0), inside);
    }
    if (!inside) {
      String message = "Index " + at + " out of bounds for length " + length;
      m.raise(new ArrayIndexOutOfBoundsException(message));
    }
    return !inside;
  }

  record Length() implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      Object array = f.ref(0);
      if (!m.nullFails(f.ir(0), array)) {
        int position = m.tape.length(f.ir(0), array);
        f.drop(1);
        f.push(Array.getLength(array), position);
      }
    }
  }

  /** {@code site} names the array's own class, not its elements'. */
  record New(TypeSite site) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      int length = f.intAt(0);
      if (m.tape.on() && !m.tape.isConstant(f.ir(0))) {
        int zero = m.tape.constant(Type.INT, 0);
        boolean negative = length < 0;
        m.tape.guard(m.tape.arithmetic(Opcode.ILT, f.ir(0), zero, negative ? 1 : 0), negative);
      }
      if (length < 0) {
        m.raise(new NegativeArraySizeException(Integer.toString(length)));
        return;
      }
      Object array = Array.newInstance(site.get().componentType(), length);
      int position = m.tape.newArray(site.get(), f.ir(0), array);
      m.journal.made(array);
      f.drop(1);
      f.pushRef(array, position);
    }
  }

  /** An array of arrays, of constant lengths while recording. */
  record NewNested(TypeSite site, int dimensions) implements Instruction {
    private static final int MAX_ARRAYS = 64;

    @Override
    public void execute(Machine m, Activation f) {
      int[] lengths = new int[dimensions];
      for (int i = 0; i < dimensions; i++) {
        lengths[i] = f.intAt(dimensions - 1 - i);
        if (lengths[i] < 0) {
          m.refuseNested(f);
          m.raise(new NegativeArraySizeException(Integer.toString(lengths[i])));
          return;
        }
      }
      int position = m.tape.on() ? record(m, f, site.get(), lengths, 0) : Activation.NONE;
      Object array = make(site.get(), lengths);
      made(m.journal, array, dimensions);
      f.drop(dimensions);
      f.pushRef(array, position);
    }

    private static void made(Journal journal, Object array, int depth) {
      journal.made(array);
      if (depth > 1) {
        for (Object inner : (Object[]) array) {
          made(journal, inner, depth - 1);
        }
      }
    }

    private static Object make(Class<?> type, int[] lengths) {
      Class<?> element = type;
      for (int i = 0; i < lengths.length; i++) {
        element = element.componentType();
      }
      return Array.newInstance(element, lengths);
    }

    private int record(Machine m, Activation f, Class<?> type, int[] lengths, int dimension) {
      if (!m.tape.isConstant(f.ir(dimensions - 1 - dimension))) {
        m.refuseNested(f);
      }
      int length = m.tape.constant(Type.INT, lengths[dimension]);
      int array = m.tape.newArray(type, length, null);
      if (dimension + 1 < dimensions) {
        if (lengths[dimension] > MAX_ARRAYS) {
          m.refuseNested(f);
        }
        for (int i = 0; i < lengths[dimension]; i++) {
          int inner = record(m, f, type.componentType(), lengths, dimension + 1);
          int index = m.tape.constant(Type.INT, i);
          m.tape.arrayPut(Element.REF, array, index, null, i, inner);
        }
      }
      return array;
    }
  }
}
