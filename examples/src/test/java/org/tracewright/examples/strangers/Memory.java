package org.tracewright.examples.strangers;

/** A memory behind accessors, in a nest of its own. */
final class Memory {
  private final int[] cells = new int[16];
  private int accesses;
  private static final int[] INSTANCES = new int[1];

  Memory() {
    INSTANCES[0]++;
  }

  int load(int index) {
    accesses++;
    return cells[index & 15];
  }

  void store(int index, int value) {
    accesses += checked(index);
    cells[index & 15] = value;
  }

  private int checked(int index) {
    return index > 100 ? 2 : 1;
  }

  int accesses() {
    return accesses;
  }

  static int instances() {
    return INSTANCES[0] > 0 ? 1 : 0;
  }
}
