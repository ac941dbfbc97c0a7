package org.tracewright.jit.runtime;

/** A set of indices of which those in use lie close together: bits, in chunks made when needed. */
final class SparseBits {
  private static final int CHUNK_SHIFT = 15;
  private static final int CHUNK_WORDS = 1 << (CHUNK_SHIFT - 6);

  private long[][] chunks = {};

  /** Adds all indices of a range, the last included. */
  void add(int first, int last) {
    for (int at = first; at <= last; at++) {
      chunk(at >>> CHUNK_SHIFT)[word(at)] |= 1L << at;
    }
  }

  private long[] chunk(int number) {
    if (number >= chunks.length) {
      chunks = java.util.Arrays.copyOf(chunks, number + 1);
    }
    if (chunks[number] == null) {
      chunks[number] = new long[CHUNK_WORDS];
    }
    return chunks[number];
  }

  private static int word(int index) {
    return index >>> 6 & CHUNK_WORDS - 1;
  }

  /** Whether one of a range is in it, the last included; none may be negative. */
  boolean touches(int first, int last) {
    for (int base = first & -64; base <= last && base >= 0; base += 64) {
      long inside = -1L << Math.max(first - base, 0) & -1L >>> Math.max(base + 63 - last, 0);
      if ((bits(base) & inside) != 0) {
        return true;
      }
    }
    return false;
  }

  private long bits(int base) {
    int number = base >>> CHUNK_SHIFT;
    long[] chunk = number < chunks.length ? chunks[number] : null;
    return chunk == null ? 0 : chunk[word(base)];
  }

  /** Removes all. */
  void clear() {
    chunks = new long[0][];
  }
}
