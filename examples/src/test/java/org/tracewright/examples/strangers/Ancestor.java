package org.tracewright.examples.strangers;

import org.tracewright.jit.Immutable;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Virtualizable;

/** The upper half of {@link Methods.Heir}. */
abstract class Ancestor<T extends Number> implements Stranger {
  @Immutable private final byte[] program;
  @Virtualizable private int position;
  @Virtualizable private final int[] file = {1, 2, 3, 4};
  private int left;
  private int plain;
  protected long notes;

  Ancestor(byte[] program) {
    this.program = program;
  }

  final void begin(int turns) {
    left = turns;
  }

  final int position() {
    return position;
  }

  final boolean isOver() {
    return left-- == 0;
  }

  final int fetch() {
    int op = program[position];
    position = position + 1 == program.length ? 0 : position + 1;
    return op;
  }

  void step(int op) {
    switch (op) {
      case 0 -> file[1] += file[2] ^ plain++;
      case 1 -> file[2] = file[0] * 3 + hidden(op);
      case 2 -> file[3] -= boxed(op).intValue();
      case 4 -> notes += file[1] > 0 ? 1 : 2;
      default -> file[0] += op + (int) notes;
    }
  }

  void own(int op) {
    plain += op;
  }

  @Residual
  int hidden(int op) {
    return file[op] + plain;
  }

  abstract T boxed(int op);

  @Residual
  void note(int op) {
    notes += op + file[1];
  }
}
