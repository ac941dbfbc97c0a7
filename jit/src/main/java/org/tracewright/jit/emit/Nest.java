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
    this(tree, List.of());
  }

  /**
   * The loops of a tree.
   *
   * @param inner sets of nodes that are to be loops by themselves: each is strongly connected, and
   *     no node is in two
   */
  Nest(Tree tree, List<BitSet> inner) {
    int size = tree.nodes().size();
    header = new int[size];
    java.util.Arrays.fill(header, NONE);
    for (int node = 0; node < size; node++) {
      next.add(new ArrayList<>());
      previous.add(new ArrayList<>());
    }
    for (int node = 0; node < size; node++) {
      for (Tree.Link link : tree.nodes().get(node).links()) {
        link(node, link.node());
      }
    }
    BitSet all = new BitSet();
    all.set(0, size);
    for (BitSet each : inner) {
      contract(each, all);
    }
    split(all);
  }

  // Finds the loops inside one, and has its header stand for it among the others.
  private void contract(BitSet loop, BitSet others) {
    others.andNot(loop);
    int head = entered(loop);
    BitSet nodes = inside(loop, head);
    others.set(head);
    split(nodes);
    nodes.stream().forEach(node -> replace(node, head));
  }

  private void replace(int node, int by) {
    for (int to : next.get(node)) {
      link(by, to);
    }
    for (int from : previous.get(node)) {
      link(from, by);
    }
  }

  private void link(int from, int to) {
    next.get(from).add(to);
    previous.get(to).add(from);
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
      for (BitSet loop : Cycles.among(open.remove(), next::get, previous::get)) {
        open.add(inside(loop, entered(loop)));
      }
    }
  }

  private BitSet inside(BitSet loop, int head) {
    headers.set(head);
    BitSet inside = (BitSet) loop.clone();
    inside.clear(head);
    inside.stream().forEach(node -> header[node] = head);
    return inside;
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
}
