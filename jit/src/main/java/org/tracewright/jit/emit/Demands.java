package org.tracewright.jit.emit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Operands;

/**
 * Which cells the nodes of a tree are handed. A node <em>demands</em> a cell if it loads it, or if
 * it leads to a node that demands it and changes nothing there. Demands that depend on each other
 * are met together or not at all.
 */
final class Demands {
  /**
   * What is carried.
   *
   * @param atNode the most cells that a node is handed
   * @param inRegion the most cells of a region
   * @param price of a load on a way, in loads from a place just stored to that are saved
   * @param rare a node is not handed, only to hand it on, what it hands on less than once in so
   *     many times that it is passed
   * @param any whether to carry what no loop computes from what it was before
   */
  record Choice(int atNode, int inRegion, int price, int rare, boolean any) {
    static final Choice DEFAULT = new Choice(4, 6, 8, 8, false);
  }

  private static final int NOWHERE = -1;
  private static final int SEVERAL = -2; // operations that leave by one exit

  private static final class Demand {
    final int node;
    final Cell cell;
    Demand group = this;
    final List<Stored> stored = new ArrayList<>();
    boolean impossible;
    long gain;

    Demand(int node, Cell cell) {
      this.node = node;
      this.cell = cell;
    }

    Demand group() {
      Demand at = this;
      while (at.group != at) {
        at = at.group;
      }
      return at;
    }

    void join(Demand other) {
      group().group = other.group();
    }
  }

  /** A value that was stored there, of the node with this index. */
  private record Stored(int node, int value) {}

  /** A way from one node to another. */
  private record Way(int from, Tree.Link link) {}

  private final Tree tree;
  private final Contents[] contents;
  private final Choice choice;
  private final List<Map<Cell, Demand>> demands = new ArrayList<>(); // by node
  private final List<List<Way>> ways = new ArrayList<>(); // by the node they lead to
  private final int[][] positions; // of exits, by node and index + 1
  private final long[] passed; // how often a node was
  private final Deque<Demand> open = new ArrayDeque<>();
  private final Set<Cell> chosen = new LinkedHashSet<>();

  Demands(Tree tree, Contents[] contents, Choice choice) {
    this.tree = tree;
    this.contents = contents;
    this.choice = choice;
    positions = new int[contents.length][];
    passed = new long[contents.length];
    for (int node = 0; node < contents.length; node++) {
      demands.add(new LinkedHashMap<>());
      ways.add(new ArrayList<>());
      positions[node] = positions(tree.nodes().get(node));
    }
    for (int node = 0; node < contents.length; node++) {
      for (Tree.Link link : tree.nodes().get(node).links()) {
        ways.get(link.node()).add(new Way(node, link));
        passed[link.node()] += taken(link);
      }
    }
    collect();
    choose();
  }

  private static int[] positions(Tree.Node node) {
    List<Op> ops = node.trace().ops();
    int[] positions = new int[node.trace().exits().size() + 1];
    Arrays.fill(positions, NOWHERE);
    positions[Tree.Link.END + 1] = ops.size();
    for (int at = 0; at < ops.size(); at++) {
      int exit = Operands.exitOf(ops.get(at));
      if (exit >= 0) {
        positions[exit + 1] = positions[exit + 1] == NOWHERE ? at : SEVERAL;
      }
    }
    return positions;
  }

  private static long taken(Tree.Link link) {
    return Math.max(1, link.taken());
  }

  private void collect() {
    for (int node = 0; node < contents.length; node++) {
      for (Cell cell : contents[node].wanted().keySet()) {
        demand(node, cell);
      }
    }
    while (!open.isEmpty()) {
      Demand demand = open.remove();
      ways.get(demand.node).forEach(way -> meet(demand, way.from, way.link));
    }
  }

  // Null if the node has enough.
  private Demand demand(int node, Cell cell) {
    Map<Cell, Demand> there = demands.get(node);
    Demand known = there.get(cell);
    if (known == null && there.size() < choice.atNode) {
      known = new Demand(node, cell);
      there.put(cell, known);
      open.add(known);
    }
    return known;
  }

  private void meet(Demand demand, int from, Tree.Link link) {
    if (position(from, link.exit()) < 0) {
      demand.impossible |= position(from, link.exit()) == SEVERAL;
      return; // by an exit that nothing takes
    }
    long taken = taken(link);
    Cell before = before(from, link.exit(), demand.cell);
    Contents.Found found = find(from, link.exit(), before);
    if (found.isValue()) {
      demand.gain += isSettled(from, link.exit(), found) ? taken : 0;
      if (found.stored() && contents[from].isComputed(found.position())) {
        demand.stored.add(new Stored(from, found.position()));
      }
      return;
    }
    boolean rare = taken * choice.rare < passed[from];
    boolean start = found.position() == Contents.AT_START.position();
    Demand there = !start || rare ? demands.get(from).get(before) : demand(from, before);
    if (start && there != null) {
      demand.join(there);
    } else {
      demand.gain -= choice.price * taken;
    }
  }

  private boolean isSettled(int node, int exit, Contents.Found value) {
    return value.stored()
        || contents[node].constant(value.position(), position(node, exit)) != null;
  }

  private void choose() {
    Map<Demand, List<Demand>> groups = new LinkedHashMap<>();
    for (Map<Cell, Demand> there : demands) {
      there.values().forEach(d -> groups.computeIfAbsent(d.group(), g -> new ArrayList<>()).add(d));
    }
    Set<Demand> met = new LinkedHashSet<>();
    groups.values().stream()
        .filter(this::pays)
        .sorted(Comparator.comparingLong(Demands::gain).reversed())
        .forEach(group -> accept(group, met));
    demands.forEach(there -> there.values().removeIf(demand -> !met.contains(demand)));
  }

  private boolean pays(List<Demand> group) {
    return group.stream().noneMatch(demand -> demand.impossible)
        && (choice.any || group.stream().anyMatch(demand -> recurs(demand, group)))
        && (choice.price == 0 || gain(group) > 0);
  }

  // Whether what is handed over was computed from what was.
  private boolean recurs(Demand demand, List<Demand> group) {
    for (Stored stored : demand.stored) {
      for (Demand other : group) {
        List<Integer> loads = contents[stored.node].wanted().get(other.cell);
        if (other.node == stored.node
            && loads != null
            && contents[stored.node].dependsOn(stored.value, loads)) {
          return true;
        }
      }
    }
    return false;
  }

  private static long gain(List<Demand> group) {
    return group.stream().mapToLong(demand -> demand.gain).sum();
  }

  private void accept(List<Demand> group, Set<Demand> met) {
    Set<Cell> more = new LinkedHashSet<>(chosen);
    group.forEach(demand -> more.add(demand.cell));
    if (more.size() <= choice.inRegion) {
      chosen.addAll(more);
      met.addAll(group);
    }
  }

  /** All cells that some node is handed. */
  List<Cell> cells() {
    return List.copyOf(chosen);
  }

  /** Those that one node is handed. */
  Set<Cell> at(int node) {
    return demands.get(node).keySet();
  }

  /** The position of the operation that leaves by an exit; negative if that is not one. */
  private int position(int node, int exit) {
    return positions[node][exit + 1];
  }

  /** A cell of the node that an exit leads to, as seen from the start of the node left. */
  Cell before(int node, int exit, Cell cell) {
    Exit left = tree.nodes().get(node).exit(exit);
    return contents[node].before(cell, left, position(node, exit));
  }

  /** What is known of a cell, as seen from the start of a node, at an exit. */
  Contents.Found find(int node, int exit, Cell cell) {
    return cell == null ? Contents.UNKNOWN : contents[node].find(cell, position(node, exit));
  }
}
