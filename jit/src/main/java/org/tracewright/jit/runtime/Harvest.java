package org.tracewright.jit.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is recorded of one model object at present: all that one look at it has planned. */
final class Harvest {
  private static final int PATIENCE = 64;
  private static final int AWAY = 10_000;

  /** The key that was hot. */
  final Entry hot;

  final List<Gathering> gatherings;

  /** Whether anything came of it so far. */
  boolean isFruitful;

  private final Map<Integer, Gathering> byKey = new HashMap<>();
  private int patience = PATIENCE;
  private int away = AWAY;
  private boolean abandoned;
  private int strangers; // races do no harm

  Harvest(Entry hot, List<Gathering> gatherings) {
    this.hot = hot;
    this.gatherings = gatherings;
    for (Gathering each : gatherings) {
      each.plan.keys().forEach(key -> byKey.put(key, each));
      each.plan.forks().keySet().forEach(key -> byKey.putIfAbsent(key, each));
      patience += PATIENCE * each.wanted().size();
    }
  }

  /** What a turn is planned for, {@code null} if it is not. */
  Gathering at(int key) {
    return byKey.get(key);
  }

  /** Counts a visit; answers whether there is nothing left to wait for. */
  boolean isOver(int key) {
    return (byKey.containsKey(key) ? --patience : --away) <= 0 || isComplete();
  }

  private boolean isComplete() {
    for (Gathering each : gatherings) {
      if (!each.isComplete()) {
        return false;
      }
    }
    return true;
  }

  /** Another object waits for it; answers whether the owner seems not to run any more. */
  boolean isForsaken() {
    return ++strangers > PATIENCE;
  }

  /** Ends it; false if that was done before. */
  synchronized boolean abandon() {
    boolean first = !abandoned;
    abandoned = true;
    return first;
  }

  synchronized boolean isAbandoned() {
    return abandoned;
  }

  /** Whether code may run at a key meanwhile: it would pass by nothing that is wanted. */
  boolean spares(int key) {
    Gathering there = byKey.get(key);
    return there == null || !there.plan.keys().contains(key);
  }
}
