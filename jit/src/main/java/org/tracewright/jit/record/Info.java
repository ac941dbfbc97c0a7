package org.tracewright.jit.record;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** What a recording knows about the value at a position, because guards or its origin say so. */
final class Info {
  /** Knows nothing. */
  static final Info NOTHING = new Info(false, null, null, -1, 0, false, 0, null, Map.of());

  final boolean nonNull;
  final Class<?> exact;
  final Path path;
  final int firstSlot;
  final int immutable;
  final boolean onceSet;
  final int truth;
  final Object object;
  private final Map<Integer, Integer> held; // by the numbers of fields that never change

  private Info(
      boolean nonNull,
      Class<?> exact,
      Path path,
      int firstSlot,
      int immutable,
      boolean onceSet,
      int truth,
      Object object,
      Map<Integer, Integer> held) {
    this.nonNull = nonNull;
    this.exact = exact;
    this.path = path;
    this.firstSlot = firstSlot;
    this.immutable = immutable;
    this.onceSet = onceSet;
    this.truth = truth;
    this.object = object;
    this.held = held;
  }

  /** It is not null. */
  Info notNull() {
    return new Info(true, exact, path, firstSlot, immutable, onceSet, truth, object, held);
  }

  /** It is of exactly this class. */
  Info ofClass(Class<?> type) {
    return new Info(true, type, path, firstSlot, immutable, onceSet, truth, object, held);
  }

  /** It can be reached over what never changes. */
  Info at(Path way) {
    return new Info(nonNull, exact, way, firstSlot, immutable, onceSet, truth, object, held);
  }

  /** What it holds may be written from now on, if it is an array. */
  Info seenByOthers() {
    boolean open = exact != null && exact.isArray();
    return open ? new Info(nonNull, exact, null, firstSlot, 0, false, truth, object, held) : this;
  }

  /** It is a virtualizable array whose elements are the slots from this one on. */
  Info slotsFrom(int slot) {
    return new Info(nonNull, exact, path, slot, immutable, onceSet, truth, object, held);
  }

  /**
   * It is an array whose elements never change, in so many dimensions; {@code onlyIfSet} those that
   * are not the default value.
   */
  Info unchanging(int dimensions, boolean onlyIfSet) {
    return new Info(nonNull, exact, path, firstSlot, dimensions, onlyIfSet, truth, object, held);
  }

  /** Its fields hold what stands at these positions. */
  Info holding(Map<Integer, Integer> positions) {
    return new Info(nonNull, exact, path, firstSlot, immutable, onceSet, truth, object, positions);
  }

  /** The position of what the field with a number holds; -1 if that is not known. */
  int held(int field) {
    return held.getOrDefault(field, -1);
  }

  /** The same, the positions being others now. */
  Info renumbered(IntUnaryOperator numbers) {
    if (held.isEmpty()) {
      return this;
    }
    Map<Integer, Integer> moved = new HashMap<>(held);
    moved.replaceAll((field, position) -> numbers.applyAsInt(position));
    return holding(moved);
  }

  /** Whether an element that holds this never changes. */
  boolean fixes(Value element) {
    return immutable > 0 && (!onceSet || element.isSet());
  }

  /** While recording it was this array. */
  Info seen(Object array) {
    return new Info(nonNull, exact, path, firstSlot, immutable, onceSet, truth, array, held);
  }

  /** A guard has shown that it is not zero, or that it is. */
  Info tested(boolean notZero) {
    return new Info(
        nonNull, exact, path, firstSlot, immutable, onceSet, notZero ? 1 : -1, object, held);
  }
}
