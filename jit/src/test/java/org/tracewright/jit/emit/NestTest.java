package org.tracewright.jit.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.ir.TraceReader;

class NestTest {
  /** A tree of empty traces: {@code 0>1} leads from the first to the second. */
  private static Nest nest(int nodes, String... ways) {
    List<Tree.Node> all = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      List<Tree.Link> links = new ArrayList<>();
      for (String way : ways) {
        String[] ends = way.split(">");
        int to = Integer.parseInt(ends[1]);
        if (Integer.parseInt(ends[0]) == node) {
          links.add(new Tree.Link(Tree.Link.END, to, to));
        }
      }
      String text = "trace %d\nend {} key %d\n".formatted(node, node);
      all.add(new Tree.Node(TraceReader.read(text, Toy.layout()), links));
    }
    return new Nest(new Tree(all));
  }

  private static List<Integer> around(Nest nest, int nodes) {
    List<Integer> all = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      all.add(nest.around(node));
    }
    return all;
  }

  @Test
  void straightRoadHasNoLoop() {
    assertThat(around(nest(3, "0>1", "1>2"), 3)).containsExactly(-1, -1, -1);
  }

  @Test
  void loopInALoop() {
    Nest nest = nest(5, "4>0", "0>1", "1>2", "2>1", "2>3", "3>0");
    assertThat(around(nest, 5)).containsExactly(-1, 0, 1, 0, -1);
    assertThat(nest.isHeader(0)).isTrue();
    assertThat(nest.isHeader(1)).isTrue();
    assertThat(nest.isHeader(2)).isFalse();
    assertThat(nest.contains(0, 2)).isTrue();
    assertThat(nest.contains(1, 3)).isFalse();
  }

  @Test
  void nodeThatLeadsToItselfIsAHeader() {
    Nest nest = nest(2, "0>0", "0>1");
    assertThat(nest.isHeader(0)).isTrue();
    assertThat(around(nest, 2)).containsExactly(-1, -1);
  }

  // The region began with the inner loop and grew outwards; 3 leads into the outer one.
  @Test
  void headerIsWhereOthersLeadIn() {
    Nest nest = nest(4, "0>0", "0>1", "1>2", "2>0", "3>2");
    assertThat(around(nest, 4)).containsExactly(2, 2, -1, -1);
    assertThat(nest.isHeader(0)).isTrue();
  }

  @Test
  void aDispatchIsAHeaderWhereverTheTreeBegins() {
    Nest nest = nest(5, "0>4", "1>4", "2>4", "3>4", "4>0", "4>1", "4>2", "4>3");
    assertThat(around(nest, 5)).containsExactly(4, 4, 4, 4, -1);
  }

  @Test
  void everyCycleGoesThroughItsHeader() {
    // Two ways into the cycle of 1 and 2: one of them has to go by the other's node.
    Nest nest = nest(3, "0>1", "0>2", "1>2", "2>1");
    assertThat(around(nest, 3)).containsExactly(-1, -1, 1);
  }
}
