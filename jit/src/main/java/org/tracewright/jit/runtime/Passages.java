package org.tracewright.jit.runtime;

import java.util.Arrays;

/**
 * The ways by which one model object goes straight from one region to another, without a look at
 * anything in between: a region calls the next. After a few of them it returns, for its callers to
 * do so.
 */
final class Passages {
  /** In a row: as many frames lie on the stack then. */
  private static final int MOST = 16;

  private static final int SIZE = 1024; // a power of two

  private final Trail trail;
  private Passage[] table = {null}; // its length is a power of two
  private int left;
  private Passage last;
  private long settled;
  private int version = -1; // of the regions when they were found

  Passages(Trail trail) {
    this.trail = trail;
  }

  /** Compiled code is going to be entered, with this {@link Regions#version}. */
  void begin(int now) {
    if (now != version) {
      clear();
      version = now;
    }
    left = MOST;
    last = null;
  }

  /** The last one taken since, {@code null} if none was. */
  Passage last() {
    return last;
  }

  /** Whether as many as may be in a row were taken since. */
  boolean areExhausted() {
    return left < 0;
  }

  /**
   * The one by which a region leaves with a result, taken; {@code null} if there is none, or it is
   * time to return.
   */
  Passage take(CompiledCode from, long result) {
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
    last = found;
    return found;
  }

  private int slot(CompiledCode from, long result) {
    return (from.number + (int) (result >>> 32) + ((int) result >>> 1)) & (table.length - 1);
  }

  void add(Passage passage) {
    if (table.length < SIZE) {
      table = new Passage[SIZE];
    }
    int slot = slot(passage.from.code(), passage.result);
    if (table[slot] != null) {
      settled += table[slot].settle();
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
