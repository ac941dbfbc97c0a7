package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.ModelField;

/** What was changed where since some moment, so that it can be taken back, and made again. */
final class Changes extends Journal {
  /** A field of an object, static if that is {@code null}, or an element of an array. */
  record Place(ModelField field, Element element, Object holder, int at) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Place that
          && field == that.field
          && holder == that.holder
          && at == that.at;
    }

    @Override
    public int hashCode() {
      return (System.identityHashCode(holder) * 31 + System.identityHashCode(field)) * 31 + at;
    }

    Value read() {
      if (element != null) {
        return Elements.get(element, holder, at);
      }
      return field.type() == Type.REF
          ? new Value(0, field.get(holder))
          : new Value(field.bits(holder), null);
    }

    void write(Value value) {
      if (element != null) {
        Elements.put(element, holder, at, value.bits(), value.ref());
      } else if (field.type() == Type.REF) {
        field.set(holder, value.ref());
      } else {
        field.setBits(holder, value.bits());
      }
    }

    Type type() {
      return element != null ? element.type() : field.type();
    }
  }

  private final Map<Place, Value> before = new LinkedHashMap<>();
  private final Map<Place, Value> after = new HashMap<>();
  private final Set<Object> made = Collections.newSetFromMap(new IdentityHashMap<>());

  @Override
  void begin() {}

  @Override
  void off() {}

  @Override
  void tear() {}

  @Override
  void field(ModelField field, Object object) {
    remember(new Place(field, null, field.ref().isStatic() ? null : object, 0));
  }

  @Override
  void element(Element element, Object array, int at) {
    remember(new Place(null, element, array, at));
  }

  private void remember(Place place) {
    if (!before.containsKey(place)) {
      before.put(place, place.read());
    }
  }

  @Override
  void made(Object array) {
    made.add(array);
  }

  @Override
  boolean compares() {
    return true;
  }

  /** Whether nothing existed of this array when the run began. */
  boolean isNew(Object array) {
    return made.contains(array);
  }

  /** The places changed, in the order of their first change. */
  List<Place> places() {
    return new ArrayList<>(before.keySet());
  }

  /** What stood there at first; {@code null} if it is none of the places. */
  Value before(Place place) {
    return before.get(place);
  }

  /** What stood there when it was taken back; {@code null} if it is none of the places. */
  Value after(Place place) {
    return after.get(place);
  }

  /** Puts back what stood there at first. */
  void takeBack() {
    before.keySet().forEach(place -> after.put(place, place.read()));
    before.forEach(Place::write);
  }

  /** Makes what was taken back again. */
  void makeAgain() {
    after.forEach(Place::write);
  }

  /** The same, only in arrays that are new. */
  void makeNewAgain() {
    after.forEach(
        (place, value) -> {
          if (made.contains(place.holder())) {
            place.write(value);
          }
        });
  }

  /** Begins to count changes from here. */
  void forget() {
    before.clear();
    after.clear();
  }

  /** The same, and nothing is new any more. */
  void forgetAll() {
    forget();
    made.clear();
  }
}
