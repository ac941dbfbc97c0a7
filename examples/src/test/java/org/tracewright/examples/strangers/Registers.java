package org.tracewright.examples.strangers;

/** A processor's state, apart from the interpreter that changes it. */
class Registers {
  private int counter;
  private final long[] values = new long[4];
  protected double weight = 1;

  int counter() {
    return counter;
  }

  void counter(int value) {
    counter = value;
  }

  long value(int index) {
    return values[index];
  }

  void value(int index, long value) {
    values[index] = value;
  }

  private void shift() {
    System.arraycopy(values, 0, values, 1, 3);
  }

  void rotate() {
    long last = values[3];
    shift();
    values[0] = last;
  }
}
