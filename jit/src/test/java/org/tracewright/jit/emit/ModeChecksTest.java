package org.tracewright.jit.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceReader;

class ModeChecksTest {
  private static final String HEAD =
      """
      trace %d
        %%0 = state
        %%1 = getfield org/tracewright/jit/emit/Toy.mode:I %%0
        guard value %%1 %d {} key %d
      """;
  private static final String CALL =
      "  %2 = call virtual org/tracewright/jit/emit/Toy.poke(II)I %0 1 2 {} frame 0 5 {%0} {}\n";
  private static final String WRITE = "  putfield org/tracewright/jit/emit/Toy.mode:I %%0 %d\n";

  private static Tree.Node node(int key, int mode, String rest, int next) {
    String text = HEAD.formatted(key, mode, key) + rest + "end {} key " + next + "\n";
    Trace trace = TraceReader.read(text, Toy.layout());
    return new Tree.Node(trace, List.of(new Tree.Link(Tree.Link.END, next, next)));
  }

  private static List<Boolean> guards(Tree tree) {
    return tree.nodes().stream()
        .map(node -> node.trace().ops().stream().anyMatch(op -> op instanceof Op.Guard))
        .toList();
  }

  private static Tree thin(Tree.Node... nodes) {
    return new Tree(List.of(nodes)).withFewModeChecks(field -> field.name().equals("mode"));
  }

  @Test
  void askedAtTheEntryAndBehindWhatMayWrite() {
    Tree tree = thin(node(0, 3, "", 1), node(1, 3, CALL, 2), node(2, 3, "", 0));
    assertThat(guards(tree)).containsExactly(false, false, true);
    assertThat(tree.modes()).hasSize(1);
    Fact mode = tree.modes().getFirst();
    assertThat(((FieldRef) mode.path().getFirst()).name()).isEqualTo("mode");
    assertThat(mode.bits()).isEqualTo(3);
  }

  @Test
  void askedOnEveryWayFromWhatMayWrite() {
    Tree tree = thin(node(0, 3, CALL, 1), node(1, 3, "", 0));
    assertThat(guards(tree)).containsExactly(false, true);
  }

  @Test
  void knownBehindAWriteOfTheSameValue() {
    Tree same = thin(node(0, 3, WRITE.formatted(3), 1), node(1, 3, "", 0));
    assertThat(guards(same)).containsExactly(false, false);
    Tree other = thin(node(0, 3, WRITE.formatted(4), 1), node(1, 3, "", 0));
    assertThat(guards(other)).containsExactly(false, true);
  }

  @Test
  void askedForEachOtherValue() {
    Tree tree = thin(node(0, 3, "", 1), node(1, 4, "", 0));
    assertThat(guards(tree)).containsExactly(true, true);
    assertThat(tree.modes()).isEmpty();
  }

  @Test
  void otherFieldsAreAskedForAsRecorded() {
    Tree tree = new Tree(List.of(node(0, 3, "", 0))).withFewModeChecks(field -> false);
    assertThat(guards(tree)).containsExactly(true);
    assertThat(tree.modes()).isEmpty();
  }
}
