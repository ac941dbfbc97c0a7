package com.example.forth;

/** A stack that grows when it has to. */
final class DataStack {
  private long[] cells = new long[4];
  private int depth;

  void push(long value) {
    if (depth == cells.length) {
      cells = java.util.Arrays.copyOf(cells, depth * 2);
    }
    cells[depth++] = value;
  }

  long pop() {
    if (depth == 0) {
      throw new IllegalStateException("stack underflow");
    }
    return cells[--depth];
  }
}
