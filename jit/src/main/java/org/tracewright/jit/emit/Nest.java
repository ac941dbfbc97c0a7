package org.tracewright.jit.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The loops of a tree, each with one node as its header. HotSpot optimises a loop only if it is
 * entered at one place, so that every way into one has to go by its header.
 */
final class Nest {
  static final int NONE = -1;

  private final List<List<Integer>> next = new ArrayList<>();
  private final List<List<Integer>> previous = new ArrayList<>();
  private final int[] header; // of the innermost loop that a node is in but not the header of
  private final BitSet headers = new BitSet();

  Nest(Tree tree) {
    int size = tree.nodes().size();
    header = new int[size];
    java.util.Arrays.fill(header, NONE);
    for (int node = 0; node < size; node++) {
      next.add(new ArrayList<>());
      previous.add(new ArrayList<>());
    }
    for (int node = 0; node < size; node++) {
      for (Tree.Link link : tree.nodes().get(node).links()) {
        next.get(node).add(link.node());
        previous.get(link.node()).add(node);
      }
    }
    BitSet all = new BitSet();
    all.set(0, size);
    split(all);
  }

  /**
   * The header of the innermost loop around a node, not its own; {@link #NONE} if it is in none.
   */
  int around(int node) {
    return header[node];
  }

  /** Whether a node is the header of a loop. */
  boolean isHeader(int node) {
    return headers.get(node);
  }

  /** Whether a node is in the loop of a header, or is that header. */
  boolean contains(int loop, int node) {
    int at = node;
    while (at != NONE && at != loop) {
      at = header[at];
    }
    return at == loop;
  }

  // Finds the loops among some nodes, and in them, the header taken away, those inside.
  private void split(BitSet among) {
    Deque<BitSet> open = new ArrayDeque<>(List.of(among));
    while (!open.isEmpty()) {
      BitSet rest = open.remove();
      while (!rest.isEmpty()) {
        int node = rest.nextSetBit(0);
        BitSet loop = reach(node, rest, next);
        loop.and(reach(node, rest, previous));
        rest.clear(node);
        rest.andNot(loop);
        if (!loop.isEmpty()) {
          open.add(inside(loop));
        }
      }
    }
  }

  private BitSet inside(BitSet loop) {
    int head = entered(loop);
    headers.set(head);
    loop.clear(head);
    loop.stream().forEach(node -> header[node] = head);
    return loop;
  }

  // The node at which the rest of the tree leads into a loop; of several, or if none does, the one
  // at which most ways meet.
  private int entered(BitSet loop) {
    BitSet entered = new BitSet();
    loop.stream()
        .filter(node -> previous.get(node).stream().anyMatch(from -> !loop.get(from)))
        .forEach(entered::set);
    return crossing(entered.isEmpty() ? loop : entered);
  }

  private int ways(int node) {
    return previous.get(node).size();
  }

  // The first of the nodes with most ways to them.
  private int crossing(BitSet nodes) {
    int best = nodes.nextSetBit(0);
    for (int node = best; node >= 0; node = nodes.nextSetBit(node + 1)) {
      best = ways(node) > ways(best) ? node : best;
    }
    return best;
  }

  // What is reached by a step or more that stay inside.
  private static BitSet reach(int from, BitSet inside, List<List<Integer>> steps) {
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (int each : steps.get(open.remove())) {
        if (inside.get(each) && !reached.get(each)) {
          reached.set(each);
          open.add(each);
        }
      }
    }
    return reached;
  }
}
