package org.tracewright.jit.record;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.reader.ModelField;

/**
 * What plain fields hold, as far as the trace has read or written them: such a read is not
 * repeated, and the condition of a loop that depends on what its turn wrote can be tested before
 * the write.
 */
final class FieldCache {
  private final LongMap values = new LongMap();
  private int[] writes = new int[16]; // by field number

  /** The position of a field's value; -1 if it is not known. {@code object} may be -1. */
  int get(ModelField field, int object) {
    return values.get(key(field, object));
  }

  /** A field was read. */
  void read(ModelField field, int object, int value) {
    if (!field.ref().isVolatile()) {
      values.put(key(field, object), value);
    }
  }

  /** A field was written: other objects may be other names of this one. */
  void written(ModelField field, int object, int value) {
    int number = field.number();
    if (number >= writes.length) {
      writes = Arrays.copyOf(writes, number * 2);
    }
    writes[number]++;
    if (isAsWide(field)) {
      read(field, object, value);
    }
  }

  // What is stored into a narrower field loses bits.
  private static boolean isAsWide(ModelField field) {
    return "IJFDL[".indexOf(field.ref().descriptor().charAt(0)) >= 0;
  }

  private long key(ModelField field, int object) {
    int number = field.number();
    return Keys.field(number, object, number < writes.length ? writes[number] : 0);
  }

  /** Anything may have been written. */
  void forget() {
    values.truncate(0);
  }

  void renumber(IntUnaryOperator numbers) {
    values.renumberAll(numbers);
  }
}
