package org.tracewright.jit.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.TraceReader;

class TwinsTest {
  private static final int SIZE = 4;
  private static final Layout LAYOUT = layout();

  // The slots of now are 0 to 3, those of next 4 to 7, those of other, which is longer, 8 to 12.
  private static Layout layout() {
    List<Layout.SlotInfo> slots = new ArrayList<>();
    addArray(slots, "now", SIZE);
    addArray(slots, "next", SIZE);
    addArray(slots, "other", SIZE + 1);
    return new Layout("m/M", slots, -1, null);
  }

  private static void addArray(List<Layout.SlotInfo> slots, String name, int length) {
    FieldRef field = new FieldRef("m/M", name, "[I", false, true, false);
    for (int index = 0; index < length; index++) {
      slots.add(new Layout.SlotInfo(field, index, Element.INT));
    }
  }

  private static int[] twins(String... traces) {
    List<Tree.Node> nodes = new ArrayList<>();
    for (int node = 0; node < traces.length; node++) {
      int next = (node + 1) % traces.length;
      String text = "trace " + node + "\n" + traces[node] + " key " + next + "\n";
      nodes.add(
          new Tree.Node(
              TraceReader.read(text, LAYOUT), List.of(new Tree.Link(Tree.Link.END, next, next))));
    }
    return Twins.of(new Tree(nodes), LAYOUT);
  }

  private static final String SHIFTS =
      """
        %0 = slot i now[0]
        %1 = slot i now[1]
        %2 = slot i now[2]
      end {now[0]=7 now[1]=%0 now[2]=%1 now[3]=%2 next[0]=7 next[1]=%0 next[2]=%1 next[3]=%2}""";

  @Test
  void whatIsCopiedAtTheEndOfEachTurn() {
    assertThat(twins(SHIFTS)).containsExactly(0, 1, 2, 3, 0, 1, 2, 3, 8, 9, 10, 11, 12);
  }

  @Test
  void alsoWhereOneIsReadForTheOther() {
    String reads =
        """
          %0 = slot i next[0]
          %1 = slot i now[3]
        end {now[3]=%0 next[3]=%0 now[0]=%1 next[0]=%1}""";
    assertThat(twins(SHIFTS, reads)).startsWith(0, 1, 2, 3, 0, 1, 2, 3);
  }

  @Test
  void notWhatOneWayChangesInOneOnly() {
    String changes =
        """
        end {now[3]=5}""";
    assertThat(twins(SHIFTS, changes)).as("too few are left").startsWith(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void notWhatFollowsFromSuchAChange() {
    String changes =
        """
          %0 = slot i now[0]
          %1 = slot i next[0]
        end {now[0]=1 next[0]=2 now[3]=%0 next[3]=%1}""";
    assertThat(twins(SHIFTS, changes)).startsWith(0, 1, 2, 3, 4, 5, 6, 7);
  }
}
