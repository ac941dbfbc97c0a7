package org.tracewright.jit.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Which of the regions that a model object uses has a turn with some key, be it in the middle of a
 * part: an index, for there may be hundreds of regions, and keys to be asked for every few
 * microseconds.
 */
final class Interior {
  private final Regions regions;
  private final Map<Integer, Installed> byKey = new HashMap<>();
  private Set<Integer> covered = Set.of(); // not changed once it is made
  private int version = -1;
  private int changes = -1;

  Interior(Regions regions) {
    this.regions = regions;
  }

  /** The object uses other code now. */
  void forget() {
    version = -1;
  }

  /** Code that may be entered at a key once it is cut there, {@code null} if there is none. */
  Installed at(Binding binding, int key) {
    update(binding);
    Installed code = byKey.get(key);
    boolean enterable = code != null && code.isLatest() && code.region().enterable().contains(key);
    return enterable ? code : null;
  }

  /** At which keys compiled code may be entered, now or when its parts are cut there. */
  IntPredicate covered(Binding binding) {
    update(binding);
    return covered::contains;
  }

  private void update(Binding binding) {
    if (version != regions.version() || changes != Region.changes()) {
      version = regions.version();
      changes = Region.changes();
      build(binding);
    }
  }

  private void build(Binding binding) {
    byKey.clear();
    Set<Integer> all = new HashSet<>();
    for (Installed code : binding.inUse()) {
      Set<Integer> keys = code.region().enterable();
      keys.forEach(key -> byKey.putIfAbsent(key, code));
      all.addAll(keys);
      all.addAll(code.entries().keySet());
    }
    covered = all;
  }
}
