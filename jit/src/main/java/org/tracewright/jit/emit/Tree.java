package org.tracewright.jit.emit;

import java.util.List;
import java.util.function.Predicate;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Trace;

/**
 * What becomes one class: traces joined where one leaves and another begins. Every node begins with
 * all slots in their home locals; the region may be entered at each.
 *
 * @param need how many turns below the model's limit the region must be entered; 0 if that does not
 *     matter
 * @param round the most turns that one check of the limit makes sure of; 0 if that does not matter
 * @param modes what quasi-immutable fields of the model object must hold where the region is
 *     entered
 * @param cells places in memory that have homes as slots do, numbered behind these
 */
public record Tree(List<Node> nodes, long need, long round, List<Fact> modes, List<Cell> cells) {
  public Tree {
    nodes = List.copyOf(nodes);
    modes = List.copyOf(modes);
    cells = List.copyOf(cells);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a region needs at least one trace");
    }
  }

  /** Nodes that each ask for the limit themselves. */
  public Tree(List<Node> nodes) {
    this(nodes, 0, 0, List.of());
  }

  /** Nodes that are handed nothing but slots. */
  Tree(List<Node> nodes, long need, long round, List<Fact> modes) {
    this(nodes, need, round, modes, List.of());
  }

  /** The same with as few checks of the model's limit as possible. */
  public Tree withFewChecks(Layout layout) {
    return LimitChecks.thin(this, layout);
  }

  /**
   * The same with quasi-immutable fields looked at where the region is entered, as far as possible.
   *
   * @param quasi tells such fields
   */
  public Tree withFewModeChecks(Predicate<FieldRef> quasi) {
    return ModeChecks.thin(this, quasi);
  }

  /** The same with contents of memory handed from node to node where that pays; the last step. */
  public Tree withCells(Layout layout) {
    return Cells.carry(this, layout, Demands.Choice.DEFAULT);
  }

  /** A region of one trace; its end goes back to its start where the keys say so. */
  public static Tree of(Trace trace) {
    return new Tree(List.of(new Node(trace, List.of(new Link(Link.END, trace.key(), 0)))));
  }

  /** One trace and where its exits lead inside the region; exits without a link leave it. */
  public record Node(Trace trace, List<Link> links) {
    public Node {
      links = List.copyOf(links);
    }

    /** The exit with this index, {@link Link#END} for the trace's end. */
    public Exit exit(int index) {
      return index == Link.END ? trace.end() : trace.exits().get(index);
    }
  }

  /**
   * A way from an exit to a node.
   *
   * @param exit index of an exit of the trace, or {@link #END}
   * @param key taken only when the exit's green key is this
   * @param node where it leads
   * @param taken how often it was taken in a profile, 0 if that is not known
   */
  public record Link(int exit, int key, int node, int taken) {
    /** The end of the trace, as an exit. */
    public static final int END = -1;

    /** A way of which it is not known how often it is taken. */
    public Link(int exit, int key, int node) {
      this(exit, key, node, 0);
    }

    // Written out, as those of a record are made when first called, which takes milliseconds.
    @Override
    public boolean equals(Object other) {
      return other instanceof Link that
          && exit == that.exit
          && key == that.key
          && node == that.node;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * exit + key) + node;
    }
  }
}
