package org.tracewright.jit.record;

import java.util.List;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.ModelField;

/**
 * Reports writes to what never changes, or not any more. A frame is about to store what is on top
 * of its stack; the same value again does no harm.
 */
final class ImmutableWrites {
  private ImmutableWrites() {}

  /** To an element; {@code onlyIfSet} if it may still be given its value. */
  static void refuse(String array, boolean onlyIfSet, Activation f, Object concrete, int at) {
    Element element = Elements.of(concrete);
    Value old = Elements.get(element, concrete, at);
    if (!onlyIfSet || old.isSet()) {
      String hint = onlyIfSet ? "@Stable" : "@Immutable";
      String what = array + " is " + hint + ", but its element " + at + " is written";
      refuse(what, element.type(), old, f);
    }
  }

  /** To a field. */
  static void refuse(ModelField field, Activation f, Object concrete) {
    if (field.stable()) {
      boolean isRef = field.type() == Type.REF;
      Value old = isRef ? new Value(0, field.get(concrete)) : new Value(field.bits(concrete), null);
      if (old.isSet()) {
        refuse(name(field) + " is @Stable, but written again", field.type(), old, f);
      }
    }
  }

  static String name(ModelField field) {
    return field.ref().owner().replace('/', '.') + "." + field.ref().name();
  }

  private static void refuse(String what, Type type, Value old, Activation f) {
    Value now = new Value(f.bits(0), f.ref(0));
    boolean same = type == Type.REF ? old.ref() == now.ref() : old.bits() == now.bits();
    if (!same) {
      throw new CheckFailedException(
          what,
          List.of(
              "it was " + text(type, old) + " and becomes " + text(type, now), "at " + f.place()));
    }
  }

  private static String text(Type type, Value value) {
    return type == Type.REF ? String.valueOf(value.ref()) : Long.toString(value.bits());
  }
}
