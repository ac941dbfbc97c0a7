package org.tracewright.jit.opt;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * What memory holds where, from the loads and stores so far: pass {@link Pass#HEAP}. At most
 * {@value #MOST} places are remembered, the oldest forgotten first, so that the cost of each access
 * is bounded.
 */
final class HeapCache {
  private static final int MOST = 24;

  /** A place and the position of the value whose lowest bytes it holds. */
  private record Content(Place place, int value) {}

  private final TraceBuilder trace;
  private final List<Content> contents = new ArrayList<>();

  HeapCache(TraceBuilder trace) {
    this.trace = trace;
  }

  /** The value whose lowest bytes stand at a place, -1 if unknown. */
  int find(Place place) {
    for (int i = contents.size() - 1; i >= 0; i--) {
      if (contents.get(i).place().is(place)) {
        return contents.get(i).value();
      }
    }
    return -1;
  }

  /** Records what a load found. */
  void loaded(Place place, int value) {
    if (contents.size() == MOST) {
      contents.remove(0);
    }
    contents.add(new Content(place, value));
  }

  /** Records a store: what it may have overwritten is forgotten. */
  void stored(Place place, int value) {
    contents.removeIf(content -> !content.place().isApartFrom(place, trace));
    loaded(place, value);
  }

  /** Forgets everything. */
  void clear() {
    contents.clear();
  }

  /** Whether accesses to a field may be remembered. */
  static boolean isRemembered(FieldRef field) {
    return !field.isVolatile();
  }

  /** Whether loads of an element yield fewer bits than the stored value may have. */
  static boolean narrows(Element element) {
    return switch (element) {
      case BYTE, BOOLEAN, CHAR, SHORT -> true;
      case INT, LONG, FLOAT, DOUBLE, REF -> false;
    };
  }
}
