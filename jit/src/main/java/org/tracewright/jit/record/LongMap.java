package org.tracewright.jit.record;

import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;

/** A small hash table from {@code long} to positions. */
final class LongMap {
  private long[] keys = new long[32];
  private int[] values = new int[32]; // position + 1, 0 when free
  private int size;

  /** The position of a key; -1 if there is none. */
  int get(long key) {
    return values[place(key)] - 1;
  }

  void put(long key, int position) {
    int at = place(key);
    size += values[at] == 0 ? 1 : 0;
    keys[at] = key;
    values[at] = position + 1;
    if (size * 2 > keys.length) {
      rebuild(keys.length * 2, position2 -> position2);
    }
  }

  /** Forgets positions of {@code limit} and above. */
  void truncate(int limit) {
    rebuild(keys.length, position -> position < limit ? position : -1);
  }

  /** Gives all positions new numbers, those in keys as well: see {@link Keys}. */
  void renumberAll(IntUnaryOperator numbers) {
    rebuild(keys.length, numbers, key -> Keys.renumber(key, numbers));
  }

  /** Gives all positions new numbers, where keys are no {@link Keys}. */
  void renumber(IntUnaryOperator numbers) {
    rebuild(keys.length, numbers);
  }

  private void rebuild(int capacity, IntUnaryOperator numbers) {
    rebuild(capacity, numbers, LongUnaryOperator.identity());
  }

  private void rebuild(int capacity, IntUnaryOperator numbers, LongUnaryOperator names) {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[capacity];
    values = new int[capacity];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      int position = oldValues[i] == 0 ? -1 : numbers.applyAsInt(oldValues[i] - 1);
      if (position >= 0) {
        long key = names.applyAsLong(oldKeys[i]);
        int at = place(key);
        keys[at] = key;
        values[at] = position + 1;
        size++;
      }
    }
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (values[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
