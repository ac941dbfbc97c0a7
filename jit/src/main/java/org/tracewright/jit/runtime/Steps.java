package org.tracewright.jit.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.jit.record.Recording;

/**
 * Code of single turns, for one model object that is stepped: regions make loops fast and have no
 * room in the few turns before the limit.
 */
final class Steps {
  /** Turns kept, those used last. */
  private static final int MOST = 1024;

  private static final int MANY_WAYS = 8;
  private static final int MOST_AT_ONCE = 64;

  private final Binding binding;

  // A region that was dropped stands for a turn that cannot be compiled.
  private final Map<Integer, Region> turns =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Region> eldest) {
          return size() > MOST;
        }
      };
  private boolean on;
  private boolean begins;

  Steps(Binding binding) {
    this.binding = binding;
  }

  /** From now on turns are stepped, or not any more. */
  void on(boolean wanted) {
    on = wanted;
    begins = wanted;
  }

  boolean isOn() {
    return on;
  }

  /** Whether no turn has begun since they are stepped; true once at most. */
  boolean begins() {
    boolean first = begins;
    begins = false;
    return first;
  }

  /**
   * Runs turns one by one and regions in between, until the limit is reached, a turn cannot be
   * compiled, or it has been enough of single turns: many of them are better interpreted.
   *
   * @return the key at which the model stands afterwards
   */
  int run(Object state, int key, Growth growth) {
    int stands = key;
    for (int turn = 0; turn < MOST_AT_ONCE; turn++) {
      Integer next = one(state, stands, growth);
      if (next == null) {
        return stands;
      }
      stands = binding.runRegions(state, next, growth);
    }
    return stands;
  }

  // The turn that begins at a key. The first time it takes a way it has to be executed for that;
  // this is taken back, or if that is not possible, was its run. Null if the model has not moved.
  private Integer one(Object state, int key, Growth growth) {
    Region turn = turns.get(key);
    if (binding.stops().contains(key) || (turn != null && turn.dropped)) {
      return null;
    }
    if (turn != null && !turn.installed.facts().hold(binding.model(), state)) {
      turn = null;
    }
    Integer next = turn == null ? null : binding.runTurn(state, turn.installed);
    return next == null ? runNew(state, key, turn, growth) : next;
  }

  private Integer runNew(Object state, int key, Region old, Growth growth) {
    Recording rehearsal = growth.rehearse(binding, state, key);
    if (Growth.leaves(rehearsal)) {
      return null; // it is at its limit
    }
    boolean full = old != null && old.parts().size() >= MANY_WAYS;
    Region turn = growth.turn(binding.layout(), key, rehearsal, full ? null : old);
    turns.put(key, turn);
    if (rehearsal.turns() > 0) {
      return rehearsal.nextKey();
    }
    return turn.dropped ? null : binding.runTurn(state, turn.installed);
  }

  /** All that is compiled. */
  List<Installed> all() {
    return turns.values().stream().filter(r -> !r.dropped).map(r -> r.installed).toList();
  }
}
