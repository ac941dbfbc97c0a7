package org.tracewright.jit.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.tracewright.jit.ir.Effect;
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
      List<List<Integer>> next = ways(least, false);
      List<List<Integer>> previous = ways(least, true);
      for (BitSet loop : Cycles.among(rest, next::get, previous::get)) {
        if (loop.cardinality() < counts.length && isFit(loop)) {
          chosen.add(loop);
          rest.andNot(loop);
        }
      }
    }
    return chosen;
  }

  // By node, where ways lead to that were taken so often, or come from.
  private List<List<Integer>> ways(int least, boolean back) {
    List<List<Integer>> ways = new ArrayList<>();
    for (int node = 0; node < counts.length; node++) {
      ways.add(new ArrayList<>(2));
    }
    for (int node = 0; node < counts.length; node++) {
      for (Tree.Link link : tree.nodes().get(node).links()) {
        if (link.taken() >= least) {
          ways.get(back ? link.node() : node).add(back ? node : link.node());
        }
      }
    }
    return ways;
  }

  private boolean isFit(BitSet loop) {
    return isLong(loop) && slots(loop).cardinality() <= choice.few && !callsAnything(loop);
  }

  // What may look at the model or throw would have to find all of it up to date.
  private boolean callsAnything(BitSet loop) {
    for (int node = loop.nextSetBit(0); node >= 0; node = loop.nextSetBit(node + 1)) {
      for (Op op : trace(node).ops()) {
        boolean calls = op.effect() == Effect.ALL || op instanceof Op.CodeWritten;
        if (calls || layout.writesLimit(op)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isLong(BitSet loop) {
    long turns = 0;
    for (int node = loop.nextSetBit(0); node >= 0; node = loop.nextSetBit(node + 1)) {
      turns += counts[node] * turns(node);
    }
    long entries = 1;
    for (int from = 0; from < counts.length; from++) {
      for (Tree.Link link : tree.nodes().get(from).links()) {
        entries += !loop.get(from) && loop.get(link.node()) ? link.taken() : 0;
      }
    }
    return turns >= choice.turns * entries;
  }

  private long turns(int node) {
    long turns = 0;
    for (Op op : trace(node).ops()) {
      turns += op instanceof Op.Turn ? 1 : 0;
    }
    return turns;
  }

  private Trace trace(int node) {
    return tree.nodes().get(node).trace();
  }

  private BitSet slots(BitSet nodes) {
    BitSet slots = new BitSet();
    for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
      Homes.addSlots(trace(node), slots);
    }
    return slots;
  }
}
