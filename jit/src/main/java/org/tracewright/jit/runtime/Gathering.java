package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of a planned region while they are recorded, each when the model comes by. */
final class Gathering {
  private static final int RETRIES = 3;
  private static final int PATIENCE = 64;
  private static final int AWAY = 100_000;

  final Plan plan;

  /** The key that was hot. */
  final Entry hot;

  final List<Part> parts = new ArrayList<>();
  private final Set<Integer> wanted;
  private final Map<Integer, Integer> retries = new HashMap<>();
  private int patience;
  private int away = AWAY;
  private boolean abandoned;
  private int strangers; // races do no harm

  Gathering(Plan plan, Entry hot) {
    this.plan = plan;
    this.hot = hot;
    this.wanted = new LinkedHashSet<>(plan.starts());
    this.patience = PATIENCE + PATIENCE * wanted.size();
  }

  boolean wants(int key) {
    return wanted.contains(key);
  }

  /** Whether a turn of the plan begins no part although one ends there. */
  boolean lacks(int key) {
    return plan.keys().contains(key)
        && !plan.isStart(key)
        && !wanted.contains(key)
        && parts.stream().noneMatch(part -> part.key() == key);
  }

  void want(int key) {
    wanted.add(key);
  }

  Set<Integer> wanted() {
    return Set.copyOf(wanted);
  }

  /** Whether a recording from a key that took an unlikely way is to be tried again. */
  boolean retries(int key) {
    return retries.merge(key, 1, Integer::sum) <= RETRIES;
  }

  /** Nothing more is wanted from a key. */
  void drop(int key) {
    wanted.remove(key);
  }

  /** Counts a visit; answers whether there is nothing left to wait for. */
  boolean isOver(int key) {
    return wanted.isEmpty() || (plan.keys().contains(key) ? --patience : --away) <= 0;
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
    return !plan.keys().contains(key);
  }
}
