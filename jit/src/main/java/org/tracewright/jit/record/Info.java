package org.tracewright.jit.record;

/** What a recording knows about the value at a position, because guards or its origin say so. */
final class Info {
  /** Knows nothing. */
  static final Info NOTHING = new Info(false, null, null, -1, 0, false, 0, null);

  final boolean nonNull;
  final Class<?> exact;
  final Path path;
  final int firstSlot;
  final int immutable;
  final boolean onceSet;
  final int truth;
  final Object object;

  private Info(
      boolean nonNull,
      Class<?> exact,
      Path path,
      int firstSlot,
      int immutable,
      boolean onceSet,
      int truth,
      Object object) {
    this.nonNull = nonNull;
    this.exact = exact;
    this.path = path;
    this.firstSlot = firstSlot;
    this.immutable = immutable;
    this.onceSet = onceSet;
    this.truth = truth;
    this.object = object;
  }

  /** It is not null. */
  Info notNull() {
    return new Info(true, exact, path, firstSlot, immutable, onceSet, truth, object);
  }

  /** It is of exactly this class. */
  Info ofClass(Class<?> type) {
    return new Info(true, type, path, firstSlot, immutable, onceSet, truth, object);
  }

  /** It can be reached over what never changes. */
  Info at(Path way) {
    return new Info(nonNull, exact, way, firstSlot, immutable, onceSet, truth, object);
  }

  /** It is a virtualizable array whose elements are the slots from this one on. */
  Info slotsFrom(int slot) {
    return new Info(nonNull, exact, path, slot, immutable, onceSet, truth, object);
  }

  /**
   * It is an array whose elements never change, in so many dimensions; {@code onlyIfSet} those that
   * are not the default value.
   */
  Info unchanging(int dimensions, boolean onlyIfSet) {
    return new Info(nonNull, exact, path, firstSlot, dimensions, onlyIfSet, truth, object);
  }

  /** Whether an element that holds this never changes. */
  boolean fixes(Value element) {
    return immutable > 0 && (!onceSet || element.isSet());
  }

  /** While recording it was this array. */
  Info seen(Object array) {
    return new Info(nonNull, exact, path, firstSlot, immutable, onceSet, truth, array);
  }

  /** A guard has shown that it is not zero, or that it is. */
  Info tested(boolean notZero) {
    return new Info(nonNull, exact, path, firstSlot, immutable, onceSet, notZero ? 1 : -1, object);
  }
}
