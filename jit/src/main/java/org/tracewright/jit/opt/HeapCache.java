package org.tracewright.jit.opt;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.FieldRef;

/**
 * What memory holds where, from the loads and stores so far: pass {@link Pass#HEAP}. At most
 * {@value #MOST} places are remembered, the oldest forgotten first, so that the cost of each access
 * is bounded.
 */
final class HeapCache {
  private static final int MOST = 24;

  /**
   * A place and the position of the value whose lowest bytes it holds.
   *
   * @param stored the array, perhaps another one, to which something was stored since, perhaps in
   *     that place; -1 if there is none
   */
  private record Content(Place place, int value, int stored) {}

  private record Pair(int one, int two) {}

  private final Identities identities;
  private final List<Content> contents = new ArrayList<>();
  private final List<Pair> different = new ArrayList<>();

  HeapCache(Identities identities) {
    this.identities = identities;
  }

  /** The value whose lowest bytes stand at a place, -1 if unknown. */
  int find(Place place) {
    for (int i = contents.size() - 1; i >= 0; i--) {
      Content content = contents.get(i);
      if (content.place.is(place)) {
        boolean stands = content.stored < 0 || areDifferent(place.object(), content.stored);
        return stands ? content.value : -1;
      }
    }
    return -1;
  }

  /** Records what a load found. */
  void loaded(Place place, int value) {
    if (contents.size() == MOST) {
      contents.remove(0);
    }
    contents.add(new Content(place, value, -1));
  }

  /** Records a store: what it may have overwritten is forgotten. */
  void stored(Place place, int value) {
    int kept = 0;
    for (int i = 0; i < contents.size(); i++) {
      Content after = after(contents.get(i), place);
      if (after != null) {
        contents.set(kept++, after);
      }
    }
    contents.subList(kept, contents.size()).clear();
    loaded(place, value);
  }

  // Whether it is another array may be shown later; what one array was stored to since is
  // remembered, as two buffers are the usual case.
  private Content after(Content content, Place store) {
    Place place = content.place;
    if (place.isApartFrom(store, identities) || areDifferent(place.object(), store.object())) {
      return content;
    }
    boolean may = place.field() == null && place.object() != store.object();
    boolean only =
        content.stored < 0
            || content.stored == store.object()
            || areDifferent(place.object(), content.stored);
    return may && only ? new Content(place, content.value, store.object()) : null;
  }

  /** Says that two references are not the same. */
  void differ(int one, int two) {
    different.add(new Pair(one, two));
  }

  private boolean areDifferent(int one, int two) {
    for (Pair pair : different) {
      if ((pair.one == one && pair.two == two) || (pair.one == two && pair.two == one)) {
        return true;
      }
    }
    return false;
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
