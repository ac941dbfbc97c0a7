package org.tracewright.jit.runtime;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/** The green keys at which one model object stops, and what to do there. */
final class Stops {
  static final Stops NONE = new Stops(new int[0], () -> {});

  private final int[] sorted;
  private final Runnable reached;

  Stops(int[] keys, Runnable reached) {
    sorted = IntStream.of(keys).sorted().distinct().toArray();
    this.reached = reached;
  }

  boolean isEmpty() {
    return sorted.length == 0;
  }

  boolean contains(int key) {
    return sorted.length > 0 && Arrays.binarySearch(sorted, key) >= 0;
  }

  /** Whether none of these keys is one of them. */
  boolean spare(Set<Integer> keys) {
    return keys.stream().noneMatch(this::contains);
  }

  IntStream keys() {
    return IntStream.of(sorted);
  }

  Runnable reached() {
    return reached;
  }
}
