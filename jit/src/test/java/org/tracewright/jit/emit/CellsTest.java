package org.tracewright.jit.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.ir.TraceReader;
import org.tracewright.jit.ir.TraceWriter;

/** What a node stores and the next loads is handed over: {@link Cells}. */
class CellsTest {
  private static final String FACT = "fact LENGTH {final %s.ram:[B} 0 = 64".formatted(Toy.NAME);
  private static final String RAM = "getfield final %s.ram:[B".formatted(Toy.NAME);

  // Counts a byte down to 0.
  private static final String COUNTDOWN =
      """
      trace 0
      FACT
        %0 = state
        %1 = slot i x[1]
        %2 = iult %1 64
        guard true %2 {} key 0
        %3 = RAM %0
        %4 = aget byte %3 %1
        %5 = iadd %4 -1
        %6 = i2b %5
        aput byte %3 %1 %6
        guard true %6 {} key 4
      end {} key 0
      """;

  private static String text(String trace) {
    return trace.replace("FACT", FACT).replace("RAM", RAM);
  }

  private static Tree.Node node(String trace, Tree.Link... links) {
    return new Tree.Node(TraceReader.read(text(trace), Toy.layout()), List.of(links));
  }

  private static Tree.Link link(int exit, int key, int node) {
    return new Tree.Link(exit, key, node, 100);
  }

  private static Tree loop(String trace) {
    return new Tree(List.of(node(trace, link(Tree.Link.END, 0, 0))));
  }

  private static String carried(Tree tree, int node) {
    return TraceWriter.write(tree.withCells(Toy.layout()).nodes().get(node).trace(), Toy.layout());
  }

  @Test
  void aLoopCountsInALocalVariableAndStillStores() {
    assertThat(carried(loop(COUNTDOWN), 0))
        .isEqualTo(
            text(
                """
                trace 0
                FACT
                  %0 = slot i cell0
                  %1 = state
                  %2 = slot i x[1]
                  %3 = iult %2 64
                  guard true %3 {} key 0
                  %4 = RAM %1
                  %5 = iadd %0 -1
                  %6 = i2b %5
                  aput byte %4 %2 %6
                  guard true %6 {} key 4
                end {cell0=%6} key 0
                """));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itCountsRight(boolean unsafe) {
    Toy toy = new Toy(null);
    toy.x[1] = 63;
    toy.ram[63] = 100;
    toy.ram[62] = 7;
    Compiled code = Compiled.of(loop(COUNTDOWN).withCells(Toy.layout()), fits(unsafe));
    code.run(toy);
    assertThat(Compiled.lastKey).isEqualTo(4);
    assertThat(toy.ram[63]).isZero();
    assertThat(toy.ram[62]).isEqualTo((byte) 7);
    toy.ram[63] = -1; // what it held when the region was left is forgotten
    code.run(toy);
    assertThat(toy.ram[63]).isZero();
  }

  private static boolean fits(boolean unsafe) {
    return unsafe && UnsafeAccess.possible(Toy.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 64, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void anIndexThatIsNotValidIsNotAccessed(int index) {
    Toy toy = new Toy(null);
    toy.x[1] = index;
    for (boolean unsafe : new boolean[] {false, true}) {
      Compiled.of(loop(COUNTDOWN).withCells(Toy.layout()), fits(unsafe)).run(toy);
      assertThat(Compiled.lastKey).isZero();
    }
  }

  // A second node moves on by one cell: what the first is handed is what lies one further on.
  private static Tree moving(String between) {
    String first = COUNTDOWN.replace("guard true %6 {} key 4", between + "guard true %6 {} key 4");
    String second =
        """
        trace 4
          %0 = slot i x[1]
          %1 = iadd %0 1
          %2 = slot i x[2]
          %3 = iadd %2 1
        end {x[1]=%1 x[2]=%3} key 0
        """;
    return new Tree(
        List.of(
            node(first, link(Tree.Link.END, 0, 0), new Tree.Link(1, 4, 1, 1)),
            node(second, new Tree.Link(Tree.Link.END, 0, 0, 1))));
  }

  @Test
  void aWayThatDoesNotKnowTheContentLoadsItAtAnyIndex() {
    assertThat(carried(moving(""), 0))
        .isEqualTo(
            text(
                """
                trace 0
                FACT
                  %0 = slot i cell0
                  %1 = state
                  %2 = slot i x[1]
                  %3 = iult %2 64
                  guard true %3 {} key 0
                  %4 = RAM %1
                  %5 = iadd %0 -1
                  %6 = i2b %5
                  aput byte %4 %2 %6
                  %7 = state
                  %8 = RAM %7
                  %9 = slot i x[1]
                  %10 = iadd %9 1
                  %11 = iult %10 64
                  %12 = slot i x[1]
                  %13 = iadd %12 1
                  %14 = imul %13 %11
                  %15 = aget byte %8 %14
                  guard true %6 {cell1=%15} key 4
                end {cell0=%6} key 0
                """));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itLoadsTheRightOne(boolean unsafe) {
    Toy toy = new Toy(null);
    for (int i = 0; i < 64; i++) {
      toy.ram[i] = (byte) (i + 1);
    }
    Compiled.of(moving("").withCells(Toy.layout()), fits(unsafe)).run(toy);
    assertThat(toy.ram).containsOnly(0);
    assertThat(toy.x[1]).isEqualTo(64);
    assertThat(toy.x[2]).isEqualTo(64);
  }

  @Test
  void aStoreNobodyKnowsWhereEndsIt() {
    String elsewhere = "%7 = slot i x[3]\n  aput byte %3 %7 5\n  ";
    Tree tree = loop(COUNTDOWN.replace("guard true %6 {} key 4", elsewhere));
    assertThat(tree.withCells(Toy.layout())).isSameAs(tree);
  }

  @Test
  void aStoreToAnotherCellDoesNot() {
    String elsewhere = "%7 = iadd %1 1\n  aput byte %3 %7 5\n  guard true %6 {} key 4";
    Tree tree = loop(COUNTDOWN.replace("guard true %6 {} key 4", elsewhere));
    assertThat(tree.withCells(Toy.layout()).cells()).hasSize(1);
  }

  @Test
  void aCallEndsIt() {
    String call =
        """
        %%7 = call virtual %s.scribble(II)V %%0 %%1 3 {} frame 0 0 { } { }
          guard true %%6 {} key 4
        """
            .formatted(Toy.NAME);
    Tree tree = loop(COUNTDOWN.replace("guard true %6 {} key 4\n", call.replace("%7 = ", "")));
    assertThat(tree.withCells(Toy.layout())).isSameAs(tree);
  }

  @Test
  void whatIsOnlyLoadedIsNotHandedOver() {
    Tree tree = loop(COUNTDOWN.replace("aput byte %3 %1 %6\n", "\n"));
    assertThat(tree.withCells(Toy.layout())).isSameAs(tree);
  }

  @Test
  void anArrayOfUnknownLengthIsLeftAlone() {
    Tree tree = loop(COUNTDOWN.replace("FACT\n", ""));
    assertThat(tree.withCells(Toy.layout())).isSameAs(tree);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void severalBytesAreHandedOverToo(boolean unsafe) {
    Tree tree =
        loop(
            """
            trace 0
            FACT
              %0 = state
              %1 = slot i x[1]
              %2 = iult %1 60
              guard true %2 {} key 0
              %3 = RAM %0
              %4 = mget load_int_le %3 %1
              %5 = iadd %4 3
              mput store_int_le %3 %1 %5
              %6 = ilt %5 1000
              guard true %6 {} key 4
            end {} key 0
            """);
    Tree carried = tree.withCells(Toy.layout());
    assertThat(carried.cells()).hasSize(1);
    Toy toy = new Toy(null);
    toy.x[1] = 40;
    Compiled.of(carried, fits(unsafe)).run(toy);
    assertThat((toy.ram[40] & 255) + (toy.ram[41] << 8)).isEqualTo(1002);
    toy.x[1] = 61; // two of the bytes would lie outside
    Compiled.of(carried, fits(unsafe)).run(toy);
    assertThat(Compiled.lastKey).isZero();
  }
}
