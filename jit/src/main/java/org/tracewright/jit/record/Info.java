package org.tracewright.jit.record;

/** What a recording knows about the value at a position, because guards or its origin say so. */
final class Info {
  /** Knows nothing. */
  static final Info NOTHING = new Info(false, null, null, -1, 0, 0);

  final boolean nonNull;
  final Class<?> exact;
  final Path path;
  final int firstSlot;
  final int immutable;
  final int truth;

  private Info(
      boolean nonNull, Class<?> exact, Path path, int firstSlot, int immutable, int truth) {
    this.nonNull = nonNull;
    this.exact = exact;
    this.path = path;
    this.firstSlot = firstSlot;
    this.immutable = immutable;
    this.truth = truth;
  }

  /** It is not null. */
  Info notNull() {
    return new Info(true, exact, path, firstSlot, immutable, truth);
  }

  /** It is of exactly this class. */
  Info ofClass(Class<?> type) {
    return new Info(true, type, path, firstSlot, immutable, truth);
  }

  /** It can be reached over final fields. */
  Info at(Path way) {
    return new Info(nonNull, exact, way, firstSlot, immutable, truth);
  }

  /** It is a virtualizable array whose elements are the slots from this one on. */
  Info slotsFrom(int slot) {
    return new Info(nonNull, exact, path, slot, immutable, truth);
  }

  /** It is an array whose elements never change, in so many dimensions. */
  Info unchanging(int dimensions) {
    return new Info(nonNull, exact, path, firstSlot, dimensions, truth);
  }

  /** A guard has shown that it is not zero, or that it is. */
  Info tested(boolean notZero) {
    return new Info(nonNull, exact, path, firstSlot, immutable, notZero ? 1 : -1);
  }
}
