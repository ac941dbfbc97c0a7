package org.tracewright.jit.runtime;

import java.util.Arrays;

/**
 * The ways by which one model object goes straight from the end of one region to the start of
 * another, without a look at anything in between: a region calls the next. After a few of them it
 * returns, for its callers to do so.
 */
final class Passages {
  /** In a row: as many frames lie on the stack then. */
  private static final int MOST = 16;

  private static final int SIZE = 256; // a power of two

  private final Passage[] table = new Passage[SIZE];
  private int left;
  private Passage last;
  private long settled;
  private int version = -1; // of the regions when they were found

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

  /** The one for an exit, taken; {@code null} if there is none, or it is time to return. */
  Passage take(CompiledCode from, int exit) {
    Passage found = table[slot(from, exit)];
    if (found == null || found.from != from || found.number != exit || --left < 0) {
      return null;
    }
    found.take();
    last = found;
    return found;
  }

  private static int slot(CompiledCode from, int exit) {
    return (from.number + exit) & (SIZE - 1);
  }

  void add(Passage passage) {
    int slot = slot(passage.from, passage.number);
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
