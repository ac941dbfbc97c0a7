package org.tracewright.jit.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;

/** Strongly connected nodes of a graph. */
final class Cycles {
  private Cycles() {}

  /**
   * The sets of nodes that can all reach each other by a step or more inside the set, the largest
   * possible ones.
   */
  static List<BitSet> among(
      BitSet nodes, IntFunction<List<Integer>> next, IntFunction<List<Integer>> previous) {
    List<BitSet> cycles = new ArrayList<>();
    BitSet rest = (BitSet) nodes.clone();
    while (!rest.isEmpty()) {
      int node = rest.nextSetBit(0);
      BitSet cycle = reach(node, rest, next);
      cycle.and(reach(node, rest, previous));
      rest.clear(node);
      rest.andNot(cycle);
      if (!cycle.isEmpty()) {
        cycles.add(cycle);
      }
    }
    return cycles;
  }

  // What is reached by a step or more that stay inside.
  private static BitSet reach(int from, BitSet inside, IntFunction<List<Integer>> steps) {
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (int each : steps.apply(open.remove())) {
        if (inside.get(each) && !reached.get(each)) {
          reached.set(each);
          open.add(each);
        }
      }
    }
    return reached;
  }
}
