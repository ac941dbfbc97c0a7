package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a planned region while they are recorded, each when the model comes by. Another
 * thread may end it meanwhile.
 */
final class Gathering {
  private static final int RETRIES = 3;

  final Plan plan;

  /** The region that the parts are for, {@code null} if it is a new one. */
  final Region host;

  final List<Part> parts = new ArrayList<>();

  /** Parts of the host that begin in the middle of others, where planned ones lead to. */
  final List<Part> joints = new ArrayList<>();

  private final Set<Integer> starts; // that are still wanted
  private final Set<Integer> forks; // the same
  private boolean over;
  private final Map<Integer, Integer> retries = new HashMap<>();

  Gathering(Plan plan, Region host) {
    this.plan = plan;
    this.host = host;
    this.starts = new LinkedHashSet<>(plan.starts());
    this.forks = new LinkedHashSet<>(plan.forks().keySet());
  }

  synchronized boolean wants(int key) {
    return starts.contains(key);
  }

  /** Whether the unlikely way on from a turn is wanted by itself. */
  synchronized boolean wantsFork(int key) {
    return forks.contains(key);
  }

  /**
   * Wants a part from a turn of the plan at which one ended although none begins there; answers
   * whether that is news.
   */
  synchronized boolean wantRest(int key) {
    boolean lacks =
        !over
            && plan.keys().contains(key)
            && !plan.isStart(key)
            && parts.stream().noneMatch(part -> part.key() == key);
    return lacks && starts.add(key);
  }

  /** All keys at which something is to be recorded. */
  synchronized Set<Integer> wanted() {
    Set<Integer> all = new LinkedHashSet<>(starts);
    all.addAll(forks);
    return all;
  }

  /** Ends it; answers the keys at which something was still to be recorded. */
  synchronized Set<Integer> end() {
    Set<Integer> rest = wanted();
    starts.clear();
    forks.clear();
    over = true;
    return rest;
  }

  synchronized boolean isComplete() {
    return starts.isEmpty() && forks.isEmpty();
  }

  /** Whether a recording from a key that took an unlikely way is to be tried again. */
  boolean retries(int key) {
    return retries.merge(key, 1, Integer::sum) <= RETRIES;
  }

  /** The same for the unlikely way on from a turn. */
  boolean retriesFork(int key) {
    return retries.merge(~key, 1, Integer::sum) <= RETRIES;
  }

  /** Wants no more part from a key; answers whether now nothing is wanted there. */
  synchronized boolean drop(int key) {
    return starts.remove(key) && !forks.contains(key);
  }

  /** The same for the unlikely way on. */
  synchronized boolean dropFork(int key) {
    return forks.remove(key) && !starts.contains(key);
  }
}
