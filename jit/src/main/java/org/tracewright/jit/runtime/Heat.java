package org.tracewright.jit.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * About how often turns were interpreted, by all objects of a model together and as far as their
 * keys got hot; and how often it takes for a look, see {@link Payoff}. Races do no harm.
 */
final class Heat {
  private static final class Count {
    long turns;
    long wanted;
  }

  private final Map<Integer, Count> counts = new ConcurrentHashMap<>();

  private Count of(int key) {
    return counts.computeIfAbsent(key, k -> new Count());
  }

  /** Turns with a key were interpreted. */
  void add(int key, long turns) {
    of(key).turns += turns;
  }

  /** How many there were. */
  long turns(int key) {
    Count known = counts.get(key);
    return known == null ? 0 : known.turns;
  }

  /** How many it takes for a look at least. */
  long wanted(int key) {
    Count known = counts.get(key);
    return known == null ? 0 : known.wanted;
  }

  /** Raises that. */
  void want(int key, long turns) {
    Count count = of(key);
    count.wanted = Math.max(count.wanted, turns);
  }
}
