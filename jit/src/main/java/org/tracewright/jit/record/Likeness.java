package org.tracewright.jit.record;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.ModelField;
import org.tracewright.jit.record.Changes.Place;

/**
 * Compares the changes that compiled code made, and that were taken back, with those that stand
 * now. An array or object made by one side is like one made by the other if their contents are, an
 * exception like one of the same class.
 */
final class Likeness {
  record Difference(Place place, Value interpreted, Value compiled) {}

  private final Model model;
  private final Changes compiled;
  private final Changes interpreted;
  private final Map<Object, Object> twins = new IdentityHashMap<>(); // interpreted to compiled

  Likeness(Model model, Changes compiled, Changes interpreted) {
    this.model = model;
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
    if (isKnown(one, other)) {
      return true;
    }
    Deque<Object[]> pending = new ArrayDeque<>(); // taken to be alike for now: they may be rings
    Map<Object, Object> supposed = new IdentityHashMap<>();
    boolean like = suppose(one, other, supposed, pending);
    while (like && !pending.isEmpty()) {
      Object[] pair = pending.remove();
      like = sameContents(pair[0], pair[1], supposed, pending);
    }
    if (like) {
      twins.putAll(supposed);
    }
    return like;
  }

  private boolean isKnown(Object one, Object other) {
    return one == other || (other != null && twins.get(other) == one);
  }

  private boolean suppose(
      Object one, Object other, Map<Object, Object> supposed, Deque<Object[]> pending) {
    if (isKnown(one, other) || (other != null && supposed.get(other) == one)) {
      return true;
    }
    if (one == null || other == null || one.getClass() != other.getClass()) {
      return false;
    }
    if (one instanceof Throwable) {
      supposed.put(other, one);
      return true;
    }
    boolean made = compiled.isNew(one) && interpreted.isNew(other);
    if (!made || isBox(one)) {
      return made && one.equals(other);
    }
    pending.add(new Object[] {one, other});
    return supposed.putIfAbsent(other, one) == null;
  }

  private static boolean isBox(Object object) {
    return object instanceof Number || object instanceof Character || object instanceof Boolean;
  }

  private boolean sameContents(
      Object one, Object other, Map<Object, Object> supposed, Deque<Object[]> pending) {
    if (one.getClass().isArray() && Array.getLength(one) != Array.getLength(other)) {
      return false;
    }
    for (Place place : contents(one)) {
      Value after = compiled.after(place);
      Value mine = after != null ? after : place.read();
      Value its = new Place(place.field(), place.element(), other, place.at()).read();
      boolean same =
          place.type() == Type.REF
              ? suppose(mine.ref(), its.ref(), supposed, pending)
              : same(place.type(), mine, its);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private List<Place> contents(Object holder) {
    List<Place> places = new ArrayList<>();
    if (holder.getClass().isArray()) {
      Element element = Elements.of(holder);
      for (int at = 0; at < Array.getLength(holder); at++) {
        places.add(new Place(null, element, holder, at));
      }
    } else {
      for (ModelField field : model.fieldsOf(holder.getClass())) {
        places.add(new Place(field, null, holder, 0));
      }
    }
    return places;
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
