package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracewright.jit.emit.Tree;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;

/**
 * A tree of traces with one entry. It grows by bridges, and is emitted again when enough of them
 * have come together. All but {@link #installed} is guarded by the region's monitor.
 */
final class Region {
  /** A jump from an exit with a computed key to a part that another exit has brought. */
  private record Edge(int part, int exit, int key, int target) {}

  private static final long FIRST_PENDING_WEIGHT = 200;

  final int key;
  final Layout layout;

  /** The latest emission; {@code null} until there is one. */
  volatile Installed installed;

  /** Whether no model object may run it any more. */
  volatile boolean dropped;

  private final List<Part> parts = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Map<Long, ExitState> exits = new HashMap<>();
  private final int bridgeThreshold;
  private int emissions;
  private int emittedParts;
  private int pendingParts;
  private long pendingWeight;
  private boolean queued;
  private boolean full;
  private int users;

  Region(int key, Layout layout, int bridgeThreshold) {
    this.key = key;
    this.layout = layout;
    this.bridgeThreshold = bridgeThreshold;
  }

  synchronized void add(Part part) {
    parts.add(part);
    pendingParts++;
  }

  /** Lets an exit lead to a part that is there already. */
  synchronized void connect(ExitState from, int toKey, int target) {
    edges.add(new Edge(from.part, from.exit, toKey, target));
    pendingParts++;
  }

  /**
   * A part that an exit may lead to, -1 if there is none. An exit back to the start of its turn
   * must not lead to a part that has led there: only to later ones.
   */
  synchronized int target(ExitState from, int toKey) {
    if (from.computed || from.exit < 0) {
      return label(toKey);
    }
    for (int part = from.part + 1; part < parts.size(); part++) {
      if (parts.get(part).key() == toKey && !parts.get(part).cut) {
        return part;
      }
    }
    return -1;
  }

  /** The keys of all turns in it. */
  synchronized Set<Integer> turns() {
    Set<Integer> keys = new HashSet<>();
    parts.stream().filter(part -> !part.cut).forEach(part -> keys.addAll(Turns.of(part.recorded)));
    return keys;
  }

  synchronized List<Part> parts() {
    return List.copyOf(parts);
  }

  synchronized int emissions() {
    return emissions;
  }

  synchronized boolean isFull() {
    return full;
  }

  synchronized void markFull() {
    full = true;
  }

  /** The part that ends with this key jump to, -1 if there is none. */
  synchronized int label(int atKey) {
    for (int part = 0; part < parts.size(); part++) {
      Part each = parts.get(part);
      if (each.label && !each.cut && each.key() == atKey) {
        return part;
      }
    }
    return -1;
  }

  /** The keys at which a bridge may end. */
  synchronized Set<Integer> labels() {
    Set<Integer> keys = new HashSet<>();
    parts.stream().filter(part -> part.label && !part.cut).forEach(part -> keys.add(part.key()));
    return keys;
  }

  synchronized ExitState exit(int part, int exit) {
    return exits.computeIfAbsent(
        (long) part << 32 | (exit & 0xffffffffL), id -> new ExitState(part, exit, bridgeThreshold));
  }

  /** Counts a passage to a bridge not yet emitted. */
  synchronized void missed() {
    pendingWeight++;
  }

  /**
   * Whether it is time to emit, and if so, that somebody is going to: the first time at once, later
   * when it has grown by half or lost much by waiting, each time twice as much.
   */
  synchronized boolean claimEmission() {
    boolean grown = pendingParts * 2 >= emittedParts;
    boolean missing = pendingWeight >= FIRST_PENDING_WEIGHT << Math.min(emissions, 20);
    boolean due = pendingParts > 0 && (grown && pendingWeight > 0 || missing || emissions == 0);
    if (!due || queued || dropped) {
      return false;
    }
    queued = true;
    return true;
  }

  /** The first parts as the emitter takes them, without those cut. All have been optimised. */
  synchronized Shape shape(int ofParts) {
    List<Integer> present = new ArrayList<>();
    for (int part = 0; part < ofParts; part++) {
      if (!parts.get(part).cut) {
        present.add(part);
      }
    }
    List<Tree.Node> nodes = new ArrayList<>();
    for (int part : present) {
      nodes.add(new Tree.Node(parts.get(part).trace, links(part, present)));
    }
    return new Shape(new Tree(nodes), present);
  }

  /** A tree and which part each of its nodes is. */
  record Shape(Tree tree, List<Integer> parts) {}

  private List<Tree.Link> links(int part, List<Integer> present) {
    Set<Tree.Link> links = new LinkedHashSet<>();
    for (int child : present) {
      if (parts.get(child).parent == part) {
        link(links, parts.get(child).exit, parts.get(child).key(), present.indexOf(child));
      }
    }
    for (Edge edge : edges) {
      if (edge.part == part) {
        link(links, edge.exit, edge.key, present.indexOf(edge.target));
      }
    }
    linkEnd(part, present, links);
    return List.copyOf(links);
  }

  private static void link(Set<Tree.Link> links, int exit, int key, int node) {
    if (node >= 0) {
      links.add(new Tree.Link(exit, key, node));
    }
  }

  private void linkEnd(int part, List<Integer> present, Set<Tree.Link> links) {
    Trace trace = parts.get(part).trace;
    Integer endKey = constantKey(trace, trace.end());
    if (endKey != null) {
      int target = label(endKey);
      boolean own = target < 0 && endKey == trace.key();
      link(links, Tree.Link.END, endKey, present.indexOf(own ? part : target));
    }
  }

  /** The key an exit always leads to, {@code null} if it is computed or there are frames. */
  static Integer constantKey(Trace trace, Exit exit) {
    boolean constant = exit.key() >= 0 && trace.ops().get(exit.key()) instanceof Op.Const;
    return constant ? (Integer) (int) ((Op.Const) trace.ops().get(exit.key())).bits() : null;
  }

  synchronized List<Fact> facts(int ofParts) {
    Set<Fact> facts = new LinkedHashSet<>();
    parts.subList(0, ofParts).stream()
        .filter(part -> !part.cut)
        .forEach(part -> facts.addAll(part.trace.facts()));
    return List.copyOf(facts);
  }

  /** Takes the part away that is entered least among those nothing hangs on; not the first. */
  synchronized boolean cutColdest(int ofParts) {
    full = true;
    int coldest = -1;
    for (int part = ofParts - 1; part > 0; part--) {
      if (isLeaf(part) && (coldest < 0 || weight(part) < weight(coldest))) {
        coldest = part;
      }
    }
    if (coldest >= 0) {
      Part gone = parts.get(coldest);
      gone.cut = true;
      exit(gone.parent, gone.exit).apart = true;
    }
    return coldest >= 0;
  }

  private boolean isLeaf(int index) {
    return !parts.get(index).cut
        && parts.stream().noneMatch(part -> part.parent == index && !part.cut);
  }

  private long weight(int part) {
    return exit(parts.get(part).parent, parts.get(part).exit).total;
  }

  /** Publishes an emission of the first parts. */
  synchronized void install(Installed code, int ofParts) {
    queued = false;
    emissions++;
    emittedParts = ofParts;
    pendingParts = parts.size() - ofParts;
    pendingWeight = 0;
    for (ExitState exit : exits.values()) {
      exit.count = 0;
      exit.pending = false;
    }
    for (Part part : parts.subList(ofParts, parts.size())) {
      exit(part.parent, part.exit).pending = true;
    }
    installed = code;
  }

  /** No emission came of it. */
  synchronized void abandon() {
    queued = false;
    dropped = true;
  }

  /** Counts the model objects that use it. */
  synchronized int use(int change) {
    users += change;
    return users;
  }
}
