package org.tracewright.jit.record;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.record.Changes.Place;

/**
 * Compares the changes that compiled code made, and that were taken back, with those that stand
 * now. An array made by one side is like one made by the other if their contents are, an exception
 * like one of the same class.
 */
final class Likeness {
  record Difference(Place place, Value interpreted, Value compiled) {}

  private final Changes compiled;
  private final Changes interpreted;
  private final Map<Object, Object> twins = new IdentityHashMap<>(); // interpreted to compiled

  Likeness(Changes compiled, Changes interpreted) {
    this.compiled = compiled;
    this.interpreted = interpreted;
  }

  /** The first places that differ. */
  List<Difference> differences(int most) {
    Set<Place> places = new LinkedHashSet<>(interpreted.places());
    places.addAll(compiled.places());
    List<Difference> found = new ArrayList<>();
    for (Place place : places) {
      boolean open = !compiled.isNew(place.holder()) && !interpreted.isNew(place.holder());
      Value after = compiled.after(place);
      Value one = after != null ? after : interpreted.before(place);
      Value other = place.read();
      if (open && found.size() < most && !same(place.type(), one, other)) {
        found.add(new Difference(place, other, one));
      }
    }
    return found;
  }

  /** Whether a value of compiled code is like one of the interpreter. */
  boolean same(Type type, Value one, Value other) {
    return switch (type) {
      case REF -> alike(one.ref(), other.ref());
      case FLOAT ->
          Float.compare(
                  Float.intBitsToFloat((int) one.bits()), Float.intBitsToFloat((int) other.bits()))
              == 0;
      case DOUBLE ->
          Double.compare(Double.longBitsToDouble(one.bits()), Double.longBitsToDouble(other.bits()))
              == 0;
      case INT, LONG, VOID -> one.bits() == other.bits();
    };
  }

  private boolean alike(Object one, Object other) {
    if (one == other || (other != null && twins.get(other) == one)) {
      return true;
    }
    if (one == null || other == null || one.getClass() != other.getClass()) {
      return false;
    }
    boolean like =
        one instanceof Throwable
            || (compiled.isNew(one) && interpreted.isNew(other) && sameContents(one, other));
    if (like) {
      twins.put(other, one);
    }
    return like;
  }

  private boolean sameContents(Object one, Object other) {
    int length = Array.getLength(one);
    if (length != Array.getLength(other)) {
      return false;
    }
    Element element = Elements.of(one);
    for (int at = 0; at < length; at++) {
      Place place = new Place(null, element, one, at);
      Value after = compiled.after(place);
      Value mine = after != null ? after : place.read();
      if (!same(element.type(), mine, Elements.get(element, other, at))) {
        return false;
      }
    }
    return true;
  }

  /** Has the interpreter's frames hold what compiled code holds. */
  void rename(Activation top) {
    for (Activation each = top; each != null && !twins.isEmpty(); each = each.caller) {
      for (int i = 0; i < each.refs.length; i++) {
        Object twin = each.refs[i] == null ? null : twins.get(each.refs[i]);
        each.refs[i] = twin != null ? twin : each.refs[i];
      }
    }
  }

  void forget() {
    twins.clear();
  }
}
