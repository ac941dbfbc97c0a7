package org.tracewright.jit.reader;

import java.lang.reflect.Array;
import java.util.List;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.ir.Boxes;
import org.tracewright.jit.ir.ElementRef;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Step;

/** Asks an instance of a model whether the facts of a trace hold for it. */
record Facts(Model model) {
  boolean holds(Object state, Fact fact) {
    List<Step> path = fact.path();
    if (fact.kind() == Fact.Kind.SAME) {
      return fact.bits() == same(follow(state, fact.first()), follow(state, fact.second()));
    }
    boolean ofField = fact.kind() == Fact.Kind.VALUE || fact.kind() == Fact.Kind.QUASI;
    Object at = follow(state, ofField ? path.subList(0, path.size() - 1) : path);
    if (ofField) {
      return at != null && model.field((FieldRef) path.getLast()).bits(at) == fact.bits();
    }
    return fact.kind() == Fact.Kind.NULL
        ? fact.bits() == (at == null ? 1 : 0)
        : at != null && holdsOf(at, fact);
  }

  @SuppressWarnings("ReferenceEquality")
  private static int same(Object one, Object other) {
    return one == other ? 1 : 0;
  }

  // Null as soon as a reference on the way is null.
  Object follow(Object state, List<Step> path) {
    Object at = state;
    for (Step step : path) {
      if (step instanceof FieldRef field) {
        at = at == null && !field.isStatic() ? null : model.field(field).get(at);
      } else {
        at = element(at, (ElementRef) step);
      }
    }
    return at;
  }

  private static Object element(Object array, ElementRef element) {
    boolean inside = array instanceof Object[] all && element.index() < all.length;
    return inside ? ((Object[]) array)[element.index()] : null;
  }

  private boolean holdsOf(Object thing, Fact fact) {
    int index = fact.index();
    return switch (fact.kind()) {
      case LENGTH -> Array.getLength(thing) == fact.bits();
      case ELEMENT -> index < Array.getLength(thing) && element(thing, index) == fact.bits();
      case ORDINAL -> thing instanceof Enum<?> constant && constant.ordinal() == fact.bits();
      case BOXED -> Boxes.isBox(thing) && Boxes.bits(thing) == fact.bits();
      case CLASS -> model.isNamed(thing.getClass(), fact.className());
      case CODE -> isInside((CodeMemory) thing, fact);
      case VALUE, NULL, QUASI, SAME -> throw new AssertionError(fact);
    };
  }

  private static boolean isInside(CodeMemory code, Fact fact) {
    try {
      return code.fetchByte(fact.index()) == fact.bits();
    } catch (ArrayIndexOutOfBoundsException smaller) {
      return false; // this instance has less memory than the one recorded
    }
  }

  /** An element of a primitive array as {@link org.tracewright.jit.ir.Op.Const} has it. */
  static long element(Object array, int index) {
    return switch (array) {
      case float[] floats -> Float.floatToRawIntBits(floats[index]);
      case double[] doubles -> Double.doubleToRawLongBits(doubles[index]);
      case char[] chars -> chars[index];
      case boolean[] booleans -> booleans[index] ? 1 : 0;
      case Object[] objects -> objects[index] == null ? 1 : 0;
      default -> Array.getLong(array, index);
    };
  }
}
