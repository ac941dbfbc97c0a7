package org.tracewright.isa.assembler;

/** A piece of a section. Its size may depend on where it lies, and the other way round. */
abstract sealed class Fragment permits Mark, Data, Fill, Align, Org, Code {
  private final Token at;
  private int address;
  private int size;
  private boolean placed;

  Fragment(Token at) {
    this.at = at;
  }

  Token at() {
    return at;
  }

  final int address() {
    return address;
  }

  final int size() {
    return size;
  }

  /** The address, once there is one. */
  final int settledAddress() {
    if (!placed) {
      throw new Unsettled();
    }
    return address;
  }

  /** Lays the piece at {@code newAddress}; says whether address or size changed. */
  final boolean place(int newAddress, Evaluator evaluator) {
    int before = address;
    int sizeBefore = size;
    boolean first = !placed;
    address = newAddress;
    size = measure(evaluator);
    placed = true;
    return first || before != address || sizeBefore != size;
  }

  /** How many bytes it takes at {@link #address}. */
  abstract int measure(Evaluator evaluator);

  /** Takes a longer form if the present one does not fit any more; says whether it did. */
  boolean settle(Evaluator evaluator) {
    return false;
  }

  /** Writes exactly as many bytes as were measured. */
  abstract void emit(Evaluator evaluator, Output out);

  /** The value of a size or count; 0 as long as it cannot be known. */
  final int count(Expression expression, Evaluator evaluator) {
    try {
      long value = evaluator.value(expression, address);
      if (value < 0 || value > Section.LARGEST) {
        throw new SourceError(
            expression.at(), "expected a size in 0..%d, but it is %d", Section.LARGEST, value);
      }
      return (int) value;
    } catch (Unsettled e) {
      return 0;
    }
  }
}
