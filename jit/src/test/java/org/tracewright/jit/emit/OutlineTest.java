package org.tracewright.jit.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.ir.TraceReader;

class OutlineTest {
  private static final Outline.Choice CHOICE = new Outline.Choice(2, 3, 16);
  private static final String CALL =
      "  %2 = state\n  %3 = call virtual org/tracewright/jit/emit/Toy.poke(II)I %2 1 2 {} frame 0 5 {%2} {}\n";

  /**
   * Traces of one turn: {@code slots} has the slots that each uses, as letters; {@code 0>1:50} is a
   * way taken 50 times.
   */
  private static Tree tree(List<String> slots, String... ways) {
    List<Tree.Node> nodes = new ArrayList<>();
    for (int node = 0; node < slots.size(); node++) {
      List<Tree.Link> links = new ArrayList<>();
      for (String way : ways) {
        String[] parts = way.split("[>:]");
        int to = Integer.parseInt(parts[1]);
        if (Integer.parseInt(parts[0]) == node) {
          links.add(new Tree.Link(Tree.Link.END, to, to, Integer.parseInt(parts[2])));
        }
      }
      StringBuilder text = new StringBuilder("trace " + node + "\n  turn " + node + "\n");
      int position = 0;
      for (char slot : slots.get(node).toCharArray()) {
        text.append("  %").append(position++).append(" = slot i x[").append(slot).append("]\n");
      }
      text.append("end {} key ").append(node).append('\n');
      nodes.add(new Tree.Node(TraceReader.read(text.toString(), Toy.layout()), links));
    }
    return new Tree(nodes);
  }

  private static Outline outline(Tree tree) {
    return new Outline(tree, Toy.layout(), CHOICE);
  }

  private static BitSet set(int... nodes) {
    BitSet set = new BitSet();
    for (int node : nodes) {
      set.set(node);
    }
    return set;
  }

  @Test
  void longInnerLoopWithFewSlotsIsOutlined() {
    Outline outline =
        outline(tree(List.of("34", "12", "3"), "0>1:10", "1>1:300", "1>2:10", "2>0:9"));
    assertThat(outline.loops()).containsExactly(new Outline.Loop(1, set(1)));
    assertThat(outline.rest()).isEqualTo(set(0, 2));
    assertThat(outline.loopOf(1)).isEqualTo(1);
    assertThat(outline.loopOf(0)).isEqualTo(Nest.NONE);
    assertThat(outline.nest().isHeader(1)).isTrue();
  }

  // Both loops begin with node 0, since that is where the outer one is entered.
  @Test
  void loopsWithOneHeaderAreToldApartByTheProfile() {
    Tree tree = tree(List.of("1", "2", "34"), "0>1:500", "1>0:480", "1>2:20", "2>0:20");
    assertThat(outline(tree).loops()).containsExactly(new Outline.Loop(0, set(0, 1)));
  }

  @Test
  void loopThatIsSoonLeftIsNot() {
    assertThat(
            outline(tree(List.of("34", "12", "3"), "0>1:100", "1>1:300", "1>2:100", "2>0:90"))
                .loops())
        .isEmpty();
  }

  @Test
  void loopWithManySlotsIsNot() {
    assertThat(
            outline(tree(List.of("34", "123", "3"), "0>1:10", "1>1:300", "1>2:10", "2>0:9"))
                .loops())
        .isEmpty();
  }

  @Test
  void regionWithFewSlotsIsLeftWhole() {
    assertThat(
            outline(tree(List.of("1", "12", "2"), "0>1:10", "1>1:300", "1>2:10", "2>0:9")).loops())
        .isEmpty();
  }

  @Test
  void loopOfWhichNothingIsKnownIsNot() {
    assertThat(outline(tree(List.of("34", "12", "3"), "0>1:0", "1>1:0", "1>2:0", "2>0:0")).loops())
        .isEmpty();
  }

  // The rare way by node 1 uses what the loop does not.
  @Test
  void rareWaysAreLeftOut() {
    Tree tree = tree(List.of("1", "345", "2"), "0>2:900", "2>0:880", "0>1:20", "1>0:20");
    assertThat(outline(tree).loops()).containsExactly(new Outline.Loop(0, set(0, 2)));
  }

  @Test
  void wholeRegionIsNotCalledByItself() {
    assertThat(
            new Outline(tree(List.of("12"), "0>0:900"), Toy.layout(), new Outline.Choice(2, 0, 16))
                .loops())
        .isEmpty();
  }

  @Test
  void loopThatMayCallAnythingIsNot() {
    String calls = "trace 1\n  turn 1\n  %1 = slot i x[1]\n" + CALL + "end {} key 1\n";
    Tree plain = tree(List.of("34", "12", "3"), "0>1:10", "1>1:300", "1>2:10", "2>0:9");
    List<Tree.Node> nodes = new ArrayList<>(plain.nodes());
    nodes.set(1, new Tree.Node(TraceReader.read(calls, Toy.layout()), nodes.get(1).links()));
    assertThat(outline(new Tree(nodes)).loops()).isEmpty();
  }
}
