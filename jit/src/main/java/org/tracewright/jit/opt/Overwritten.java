package org.tracewright.jit.opt;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * Walking backwards: the places that will be stored to before anybody can see what they held. Only
 * the nearest {@value #MOST} are remembered.
 */
final class Overwritten {
  private static final int MOST = 16;

  private final TraceBuilder trace;
  private final Identities identities;
  private final List<Place> places = new ArrayList<>();

  Overwritten(TraceBuilder trace, Identities identities) {
    this.trace = trace;
    this.identities = identities;
  }

  /** Everything can be seen here. */
  void clear() {
    places.clear();
  }

  /** A load sees what it may overlap. */
  void loaded(Op load) {
    Place place = Place.of(load, trace);
    if (place != null && !places.isEmpty()) {
      places.removeIf(later -> !later.isApartFrom(place, identities));
    }
  }

  /** Whether what a store writes can be seen before it is overwritten. */
  boolean isSeen(Op store) {
    Place place = Place.of(store, trace);
    if (place.field() != null && place.field().isVolatile()) {
      clear();
      return true;
    }
    for (Place later : places) {
      if (later.is(place)) {
        return false;
      }
    }
    if (places.size() == MOST) {
      places.remove(0);
    }
    places.add(place);
    return true;
  }
}
