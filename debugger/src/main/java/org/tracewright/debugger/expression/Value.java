package org.tracewright.debugger.expression;

/**
 * The value of an expression.
 *
 * @param bits extended to 64 as the type says
 * @param place where it lies in memory, {@code null} if it does not
 */
public record Value(long bits, Type type, Place place) {
  /** Where a value lies in memory. */
  public record Place(int address) {}

  public Value {
    bits = type.fit(bits);
  }

  static Value of(long bits, Type type) {
    return new Value(bits, type, null);
  }

  static Value of(boolean holds) {
    return of(holds ? 1 : 0, Type.INT);
  }

  /** As an address. */
  public int address() {
    return (int) bits;
  }

  boolean isTrue() {
    return bits != 0;
  }

  Value as(Type other) {
    return of(bits, other);
  }
}
