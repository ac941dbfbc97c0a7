package org.tracewright.jit.record;

import java.util.List;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Type;

/** Reports writes to arrays whose elements never change. */
final class ImmutableWrites {
  private ImmutableWrites() {}

  /** A frame is about to store what is on top of its stack; the same value again does no harm. */
  static void refuse(String array, Activation f, Object concrete, int at) {
    Element element = Elements.of(concrete);
    Value old = Elements.get(element, concrete, at);
    Value now = new Value(f.bits(0), f.ref(0));
    boolean same = element == Element.REF ? old.ref() == now.ref() : old.bits() == now.bits();
    if (!same) {
      throw new CheckFailedException(
          array + " is @Immutable, but its element " + at + " is written",
          List.of(
              "it was " + text(element, old) + " and becomes " + text(element, now),
              "at " + f.place()));
    }
  }

  private static String text(Element element, Value value) {
    return element.type() == Type.REF ? String.valueOf(value.ref()) : Long.toString(value.bits());
  }
}
