package org.tracewright.jit.runtime;

import java.util.Arrays;

/**
 * The ways by which one model object goes straight from one region to another, without a look at
 * anything in between.
 */
final class Passages {
  private static final int MOST = 1000; // in a row

  private static final int SIZE = 1024; // a power of two
  private static final int MOST_WAYS = 1 << 14; // the same

  private final Trail trail;
  private Passage[] table = {null}; // its length is a power of two
  private int left;
  private Passage last;
  private long settled;
  private int evicted; // since the table has its size
  private int version = -1; // of the regions when they were found

  Passages(Trail trail) {
    this.trail = trail;
  }

  /**
   * Runs a region, and those it leads to in turn.
   *
   * @param node where it is entered
   * @param now the {@link Regions#version}
   * @return what the last one of them returned
   */
  long run(CompiledCode first, Object state, ExitBuffer out, int node, int now) {
    if (now != version) {
      clear();
      version = now;
    }
    left = MOST;
    last = null;
    long result = first.run(state, out, node, first.slice());
    CompiledCode from = first;
    while (!out.stale()) {
      Passage passage = take(from, result);
      if (passage == null) {
        break;
      }
      last = passage;
      from = passage.to;
      result = from.run(state, out, passage.node, from.slice());
    }
    return result;
  }

  /** The last one that the last run took, {@code null} if it took none. */
  Passage last() {
    return last;
  }

  // The one by which a region leaves with a result; null if there is none, or it is time to return.
  private Passage take(CompiledCode from, long result) {
    if (--left < 0) {
      return null;
    }
    int slot = slot(from, result);
    Passage found = table[slot];
    if (found == null || !found.fits(from, result)) {
      return null;
    }
    if (!found.take()) {
      settled += found.settle();
      table[slot] = null;
      return null;
    }
    trail.add(found.from, result, false);
    return found;
  }

  private int slot(CompiledCode from, long result) {
    return (from.number + (int) (result >>> 32) + ((int) result >>> 1)) & (table.length - 1);
  }

  void add(Passage passage) {
    if (table.length < SIZE || (evicted > table.length && table.length < MOST_WAYS)) {
      grow();
    }
    put(passage);
  }

  private void grow() {
    Passage[] old = table;
    table = new Passage[Math.max(SIZE, old.length * 2)];
    evicted = 0;
    for (Passage each : old) {
      if (each != null) {
        put(each);
      }
    }
  }

  private void put(Passage passage) {
    int slot = slot(passage.from.code(), passage.result);
    if (table[slot] != null) {
      settled += table[slot].settle();
      evicted++;
    }
    table[slot] = passage;
  }

  /** Forgets all. */
  void clear() {
    taken();
    Arrays.fill(table, null);
  }

  /** How many were taken ever; the exits count them from now on. */
  long taken() {
    for (Passage passage : table) {
      settled += passage == null ? 0 : passage.settle();
    }
    return settled;
  }
}
