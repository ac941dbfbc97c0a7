package org.tracewright.jit.record;

import java.util.function.IntUnaryOperator;

/**
 * What a trace knows the position of, as a {@code long}: a field of the object at a position (-1
 * for a static one), the length of an array, an element of one. The positions in it change with all
 * others.
 */
final class Keys {
  private static final int KIND = 60;
  private static final long FIELD = 1L << KIND;
  private static final long LENGTH = 2L << KIND;
  private static final long ELEMENT = 3L << KIND;
  private static final int BITS = 28;
  private static final long POSITION = (1L << BITS) - 1;

  private Keys() {}

  static long field(int number, int object) {
    return FIELD | (long) number << BITS | (object + 1);
  }

  /** The same between two of its writes, by whichever name of the object. */
  static long field(int number, int object, int writes) {
    long times = (long) (writes & 0xffff) << (BITS + 16);
    return field(number, object) | times;
  }

  static long length(int array) {
    return LENGTH | (array + 1);
  }

  static long element(int array, int index) {
    return ELEMENT | (long) (index + 1) << BITS | (array + 1);
  }

  /** The key with new numbers for its positions. */
  static long renumber(long key, IntUnaryOperator numbers) {
    long low = renumbered(key & POSITION, numbers);
    boolean two = key >>> KIND == ELEMENT >>> KIND;
    long high = two ? renumbered(key >>> BITS & POSITION, numbers) : key >>> BITS & POSITION;
    long rest = key & (-1L << (2 * BITS));
    return rest | high << BITS | low;
  }

  private static long renumbered(long position, IntUnaryOperator numbers) {
    return position == 0 ? 0 : numbers.applyAsInt((int) position - 1) + 1;
  }
}
