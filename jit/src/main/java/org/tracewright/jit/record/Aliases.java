package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Opcode;

/**
 * Which arrays guards have shown to be different ones. A model with two buffers, what is and what
 * will be, reads one and writes the other: as long as they may be the same array, what was read
 * before a store has to be read again after it, and no read may move before it.
 */
final class Aliases {
  private record Pair(int one, int two, int guard) {
    boolean is(int a, int b) {
      return (one == a && two == b) || (one == b && two == a);
    }
  }

  private final TraceDraft trace;
  private final List<Pair> pairs = new ArrayList<>();

  Aliases(TraceDraft trace) {
    this.trace = trace;
  }

  /** Position of the guard that shows two arrays to be different; -1 if there is none. */
  int guard(int one, int two) {
    for (Pair pair : pairs) {
      if (pair.is(one, two)) {
        return pair.guard;
      }
    }
    return -1;
  }

  /** Whether two arrays were different ones while the trace was recorded. */
  boolean differ(int one, int two) {
    Object here = trace.info(one).object;
    Object there = trace.info(two).object;
    return here != null && there != null && here != there;
  }

  /**
   * Appends the guard that shows them to be different.
   *
   * @return its position
   */
  int append(int one, int two, int exit) {
    int same = trace.append(new Op.Binary(Opcode.AEQ, Math.min(one, two), Math.max(one, two)));
    int guard = trace.append(new Op.Guard(Check.FALSE, same, 0, null, exit));
    pairs.add(new Pair(one, two, guard));
    return guard;
  }

  /** Forgets the guards of a turn that is taken back. */
  void truncate(int limit) {
    while (!pairs.isEmpty() && pairs.getLast().guard >= limit) {
      pairs.removeLast();
    }
  }

  void renumber(IntUnaryOperator numbers) {
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      int one = numbers.applyAsInt(pair.one);
      int two = numbers.applyAsInt(pair.two);
      pairs.set(i, new Pair(one, two, numbers.applyAsInt(pair.guard)));
    }
  }
}
