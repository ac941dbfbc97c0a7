package org.tracewright.jit.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tracewright.jit.ir.Layout;

/**
 * Carries contents of memory from node to node in local variables, where a node loads what one
 * before it has stored. The processor takes several cycles from a store to a load of the same
 * place: a loop that counts in memory, say, waits for them in each of its rounds. Every store
 * stays, as the region may be left anywhere.
 *
 * <p>A way to a node that is to be handed a {@link Cell} hands over what is known, or it loads the
 * place, whether the index is valid or not: the checks of the node come later.
 */
final class Cells {
  private final Tree tree;
  private final Layout layout;
  private final Contents[] contents;
  private final Demands demands;
  private final List<Cell> all;

  private Cells(Tree tree, Layout layout, Contents[] contents, Demands demands) {
    this.tree = tree;
    this.layout = layout;
    this.contents = contents;
    this.demands = demands;
    all = demands.cells();
  }

  /** The tree with cells. */
  static Tree carry(Tree tree, Layout layout, Demands.Choice choice) {
    Contents[] contents = new Contents[tree.nodes().size()];
    boolean recurs = choice.any();
    for (int node = 0; node < contents.length; node++) {
      contents[node] = new Contents(tree.nodes().get(node).trace(), layout);
      recurs |= contents[node].recurs();
    }
    if (!recurs) {
      return tree;
    }
    Demands demands = new Demands(tree, contents, choice);
    return demands.cells().isEmpty()
        ? tree
        : new Cells(tree, layout, contents, demands).rewritten();
  }

  private Tree rewritten() {
    List<Tree.Node> nodes = new ArrayList<>();
    for (int node = 0; node < contents.length; node++) {
      nodes.add(new CellWriter(this, node).rewritten());
    }
    return new Tree(nodes, tree.need(), tree.round(), tree.modes(), all);
  }

  Tree.Node node(int index) {
    return tree.nodes().get(index);
  }

  Contents contents(int node) {
    return contents[node];
  }

  Demands demands() {
    return demands;
  }

  Layout layout() {
    return layout;
  }

  /** The cells that a node is handed. */
  Set<Cell> at(int node) {
    return demands.at(node);
  }

  /** The number that stands for a cell among those of slots. */
  int slot(Cell cell) {
    return layout.slots().size() + all.indexOf(cell);
  }
}
