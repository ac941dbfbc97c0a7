package org.tracewright.jit.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * The green keys of a row of turns that one model object took, interpreted: from it a {@link Plan}
 * is made. Meanwhile every merge point of the model takes the slow path.
 */
final class Profile {
  private static final int LEAST = 8; // of what was wanted

  /** Whether most of what runs is compiled. */
  final boolean amidCode;

  /** Regions whose parts are to be divided anew; if there are none, it tells what to compile. */
  final List<Region> apart;

  private final Binding owner;
  private final int[] keys;
  private int size;
  private int strangers;

  Profile(Binding owner, int turns, boolean amidCode, List<Region> apart) {
    this.amidCode = amidCode;
    this.apart = apart;
    this.owner = owner;
    this.keys = new int[turns];
  }

  boolean isOf(Binding binding) {
    return owner == binding;
  }

  /** Notes a turn; answers whether it was the last one wanted. */
  boolean add(int key) {
    keys[size++] = key;
    return size == keys.length;
  }

  /** Whether the first part of it is there, just now. */
  boolean isBegun() {
    return size == keys.length / LEAST;
  }

  /** The keys so far, as often as they were met. */
  List<Integer> keys() {
    return Arrays.stream(keys, 0, size).boxed().toList();
  }

  /** Another object passed by; answers whether the owner seems not to run any more. */
  boolean isForsaken() {
    return ++strangers > keys.length;
  }

  /** Whether enough was seen although the owner runs no more. */
  boolean isUseful() {
    return size > keys.length / LEAST;
  }

  int size() {
    return size;
  }

  int key(int at) {
    return keys[at];
  }
}
