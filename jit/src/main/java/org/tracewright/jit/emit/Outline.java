package org.tracewright.jit.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;

/**
 * Which loops of a region get a method of their own. HotSpot gives out registers for a whole method
 * at a time: in a region that uses many slots it keeps those of a short loop in memory. A loop that
 * uses few, and is not left for many turns, is called instead.
 */
final class Outline {
  /** An outlined loop: the node that is its header, and all of its nodes. */
  record Loop(int header, BitSet nodes) {}

  /**
   * What is outlined.
   *
   * @param few the most slots that an outlined loop uses
   * @param many the fewest slots of a region in which something is outlined
   * @param turns how many turns pass in such a loop at least, in the mean, for each time it is
   *     entered
   */
  record Choice(int few, int many, int turns) {
    /** Measured: a dozen registers are left for values on a machine with sixteen. */
    static final Choice DEFAULT = new Choice(9, 13, 16);
  }

  private final Tree tree;
  private final Layout layout;
  private final Choice choice;
  private final BitSet rest = new BitSet();
  private final long[] counts; // how often a node was passed
  private final int[] loopOf;
  private final List<Loop> loops = new ArrayList<>();
  private final Nest nest;

  Outline(Tree tree, Layout layout, Choice choice) {
    this.tree = tree;
    this.layout = layout;
    this.choice = choice;
    int size = tree.nodes().size();
    rest.set(0, size);
    counts = new long[size];
    tree.nodes().forEach(node -> node.links().forEach(l -> counts[l.node()] += l.taken()));
    loopOf = new int[size];
    Arrays.fill(loopOf, Nest.NONE);
    List<BitSet> chosen = slots(rest).cardinality() < choice.many ? List.of() : choose();
    nest = new Nest(tree, chosen);
    chosen.forEach(this::add);
  }

  private void add(BitSet nodes) {
    int header =
        nodes.stream().filter(n -> !contains(nodes, nest.around(n))).findFirst().orElseThrow();
    nodes.stream().forEach(node -> loopOf[node] = header);
    loops.add(new Loop(header, nodes));
  }

  private static boolean contains(BitSet nodes, int header) {
    return header != Nest.NONE && nodes.get(header);
  }

  /** The loops with methods of their own. */
  List<Loop> loops() {
    return List.copyOf(loops);
  }

  /** The nodes that are in none of these. */
  BitSet rest() {
    return (BitSet) rest.clone();
  }

  /** The loops of the tree, those that are outlined among them. */
  Nest nest() {
    return nest;
  }

  /** The header of the outlined loop that a node is in, {@link Nest#NONE} if it is in none. */
  int loopOf(int node) {
    return loopOf[node];
  }

  // Wide loops first: with every step the rarest ways are left out.
  private List<BitSet> choose() {
    List<BitSet> chosen = new ArrayList<>();
    TreeSet<Integer> steps = new TreeSet<>();
    tree.nodes().forEach(node -> node.links().forEach(link -> steps.add(link.taken())));
    for (int least : steps.tailSet(1)) {
      for (BitSet loop : Cycles.among(rest, n -> next(n, least), n -> previous(n, least))) {
        if (loop.cardinality() < counts.length && isFit(loop)) {
          chosen.add(loop);
          rest.andNot(loop);
        }
      }
    }
    return chosen;
  }

  private List<Integer> next(int node, int least) {
    return tree.nodes().get(node).links().stream()
        .filter(link -> link.taken() >= least)
        .map(Tree.Link::node)
        .toList();
  }

  private List<Integer> previous(int node, int least) {
    List<Integer> previous = new ArrayList<>();
    for (int from = 0; from < counts.length; from++) {
      if (next(from, least).contains(node)) {
        previous.add(from);
      }
    }
    return previous;
  }

  // What may look at the model or throw would have to find all of it up to date.
  private boolean isFit(BitSet loop) {
    return slots(loop).cardinality() <= choice.few
        && isLong(loop)
        && loop.stream()
            .mapToObj(this::trace)
            .flatMap(trace -> trace.ops().stream())
            .noneMatch(op -> op.effect() == Effect.ALL || layout.writesLimit(op));
  }

  private boolean isLong(BitSet loop) {
    long turns = loop.stream().mapToLong(node -> counts[node] * turns(node)).sum();
    long entries = 1;
    for (int from = 0; from < counts.length; from++) {
      for (Tree.Link link : tree.nodes().get(from).links()) {
        entries += !loop.get(from) && loop.get(link.node()) ? link.taken() : 0;
      }
    }
    return turns >= choice.turns * entries;
  }

  private long turns(int node) {
    return trace(node).ops().stream().filter(Op.Turn.class::isInstance).count();
  }

  private Trace trace(int node) {
    return tree.nodes().get(node).trace();
  }

  private BitSet slots(BitSet nodes) {
    BitSet slots = new BitSet();
    nodes.stream().mapToObj(this::trace).forEach(trace -> uses(trace, slots));
    return slots;
  }

  private static void uses(Trace trace, BitSet slots) {
    for (Op op : trace.ops()) {
      if (op instanceof Op.Slot slot) {
        slots.set(slot.slot());
      }
    }
    trace.exits().forEach(exit -> uses(exit, slots));
    uses(trace.end(), slots);
  }

  private static void uses(Exit exit, BitSet slots) {
    exit.slots().forEach(changed -> slots.set(changed.slot()));
  }
}
