package org.tracewright.jit.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceReader;
import org.tracewright.jit.runtime.CompiledCode;
import org.tracewright.jit.runtime.ExitBuffer;

class EmitterTest {
  private static final String T = Toy.NAME;

  @Test
  void loopRunsUntilTheGuardFailsAndWritesBack() {
    Toy toy = new Toy(null);
    toy.x[2] = 1000;
    Compiled loop =
        Compiled.of(
            """
            trace 4
              turn 4
              %1 = slot i x[1]
              %2 = iadd %1 1
              %3 = slot j retired
              turn 8
              %4 = slot i x[2]
              %5 = ilt %2 %4
              %6 = ladd %3 1
              guard true %5 {pc=8 x[1]=%2 retired=%6} key 8
              %7 = ladd %3 2
            end {pc=4 x[1]=%2 retired=%7} key 4
            """);
    loop.run(toy);
    assertThat(Compiled.lastKey).isEqualTo(8);
    assertThat(toy.pc).isEqualTo(8);
    assertThat(toy.x).containsExactly(0, 1000, 1000, 0, 0, 0, 0, 0);
    assertThat(toy.retired).isEqualTo(1999);
  }

  @Test
  void slotsAreSwappedInParallel() {
    Toy toy = new Toy(null);
    toy.x[1] = 11;
    toy.x[2] = 22;
    toy.x[3] = 3;
    Compiled swap =
        Compiled.of(
            """
            trace 0
              %1 = slot i x[1]
              %2 = slot i x[2]
              %3 = slot i x[3]
              guard true %3 {} key 0
              %4 = isub %3 1
            end {x[1]=%2 x[2]=%1 x[3]=%4} key 0
            """);
    swap.run(toy);
    assertThat(toy.x).containsExactly(0, 22, 11, 0, 0, 0, 0, 0);
  }

  @Test
  void exitRestoresTheTurnItBelongsTo() {
    Toy toy = new Toy(null);
    toy.x[1] = 5;
    Compiled moved =
        Compiled.of(
            """
            trace 0
              %1 = slot i x[1]
              %2 = iadd %1 1
              guard true %2 {pc=4 x[1]=%2} key 4
              %3 = imul %2 %2
              guard true %3 {pc=8 x[1]=%3} key 8
              %4 = isub %3 36
              guard true %4 {pc=12 x[2]=%2} key 12
            end {} key 16
            """);
    moved.run(toy);
    assertThat(Compiled.lastKey).isEqualTo(12);
    assertThat(toy.x).containsExactly(0, 5, 6, 0, 0, 0, 0, 0);
    assertThat(toy.pc).isEqualTo(12);
  }

  @Test
  void dynamicKeyIsReturned() {
    Toy toy = new Toy(null);
    toy.x[1] = -8;
    Compiled.of(
            """
            trace 0
              %1 = slot i x[1]
              %2 = iand %1 -2
            end {pc=%2} key %2
            """)
        .run(toy);
    assertThat(Compiled.lastKey).isEqualTo(-8);
    assertThat(toy.pc).isEqualTo(-8);
  }

  @Test
  void dynamicKeyIsLookedUpAmongTheNodes() {
    Toy toy = new Toy(null);
    toy.x[1] = 3;
    String header =
        """
        trace 0
          %1 = slot i x[1]
          %2 = iand %1 3
        end {pc=%2} key %2
        """;
    String body =
        """
        trace %d
          %%1 = slot i x[1]
          %%2 = isub %%1 1
          %%3 = slot i x[2]
          %%4 = iadd %%3 %d
        end {x[1]=%%2 x[2]=%%4} key 0
        """;
    Tree.Link back = new Tree.Link(Tree.Link.END, 0, 0);
    Tree tree =
        new Tree(
            List.of(
                new Tree.Node(
                    read(header),
                    List.of(
                        new Tree.Link(Tree.Link.END, 2, 1), new Tree.Link(Tree.Link.END, 3, 2))),
                new Tree.Node(read(body.formatted(2, 10)), List.of(back)),
                new Tree.Node(read(body.formatted(3, 100)), List.of(back))));
    Compiled.of(tree, false).run(toy);
    assertThat(Compiled.lastKey).isEqualTo(1);
    assertThat(toy.x[2]).isEqualTo(110);
  }

  private static org.tracewright.jit.ir.Trace read(String text) {
    return TraceReader.read(text, Toy.layout());
  }

  @Test
  void bridgeTakesOverAtTheExit() {
    Toy toy = new Toy(null);
    Tree tree =
        new Tree(
            List.of(
                new Tree.Node(
                    read(
                        """
                        trace 0
                          %1 = slot i x[1]
                          %2 = iadd %1 1
                          %3 = iand %2 1
                          guard true %3 {pc=4 x[1]=%2} key 4
                          %4 = slot j wide[0]
                          %5 = ladd %4 1
                        end {pc=0 x[1]=%2 wide[0]=%5} key 0
                        """),
                    List.of(new Tree.Link(Tree.Link.END, 0, 0), new Tree.Link(0, 4, 1))),
                new Tree.Node(
                    read(
                        """
                        trace 4
                          %1 = slot i x[1]
                          %2 = ilt %1 100
                          guard true %2 {} key 4
                          %3 = slot j wide[1]
                          %4 = ladd %3 1
                        end {pc=0 wide[1]=%4} key 0
                        """),
                    List.of(new Tree.Link(Tree.Link.END, 0, 0)))));
    Compiled.of(tree, false).run(toy);
    assertThat(toy.x[1]).isEqualTo(100);
    assertThat(toy.wide).containsExactly(50, 49);
    assertThat(toy.pc).isEqualTo(4);
  }

  // Counts in x[1] what x[2] gives and leaves when the limit is near.
  private static Tree counting() {
    return Tree.of(
            read(
                """
                trace 0
                  %%0 = state
                  turn 0
                  %%1 = slot j retired
                  %%2 = getfield volatile %s.limit:J %%0
                  %%3 = llt %%1 %%2
                  guard true %%3 {} key 0
                  %%4 = slot i x[1]
                  %%5 = iadd %%4 1
                  %%6 = ladd %%1 1L
                end {x[1]=%%5 retired=%%6} key 0
                """
                    .formatted(T)))
        .withFewChecks(Toy.layout());
  }

  @Test
  void runEndsWithItsSlice() {
    Toy toy = new Toy(null);
    Compiled compiled = Compiled.of(counting(), false);
    compiled.run(toy, new ExitBuffer(), 0, 100);
    assertThat(toy.retired).isEqualTo(100);
    compiled.run(toy, new ExitBuffer(), 0, 50);
    assertThat(toy.retired).isEqualTo(150);
    assertThat(toy.x[1]).isEqualTo(150);
  }

  // Else a loop longer than the first slices would not run before they are over.
  @Test
  void shortestSliceIsARound() {
    Toy toy = new Toy(null);
    String round =
        """
        trace 0
          %%0 = state
          turn 0
          %%1 = slot j retired
          %%2 = getfield volatile %s.limit:J %%0
          %%3 = ladd %%1 299L
          %%4 = llt %%3 %%2
          guard true %%4 {} key 0
          %%5 = ladd %%1 300L
        end {retired=%%5} key 0
        """;
    Tree tree = Tree.of(read(round.formatted(T))).withFewChecks(Toy.layout());
    Compiled.of(tree, false).run(toy, new ExitBuffer(), 0, 1);
    assertThat(toy.retired).isEqualTo(300);
    toy.limit = 599;
    Compiled.of(tree, false).run(toy, new ExitBuffer(), 0, 1000);
    assertThat(toy.retired).isEqualTo(300);
  }

  @Test
  void limitEndsARunBeforeItsSlice() {
    Toy toy = new Toy(null);
    toy.limit = 70;
    Compiled.of(counting(), false).run(toy, new ExitBuffer(), 0, 100);
    assertThat(toy.retired).isEqualTo(70);
  }

  // The first of two nodes counts nothing, as in a model that counts what many turns do together.
  @Test
  void roomIsNeededForWhatIsCountedOnly() {
    String check =
        """
        trace %d
          %%0 = state
          turn %d
          %%1 = slot j retired
          %%2 = getfield volatile %s.limit:J %%0
          %%3 = llt %%1 %%2
          guard true %%3 {} key %d
        """;
    Trace first = read(check.formatted(0, 0, T, 0) + "end {x[1]=5} key 1\n");
    Trace second =
        read(check.formatted(1, 1, T, 1) + "  %4 = ladd %1 1L\nend {retired=%4} key 2\n");
    Tree tree =
        new Tree(
                List.of(
                    new Tree.Node(first, List.of(new Tree.Link(Tree.Link.END, 1, 1))),
                    new Tree.Node(second, List.of())))
            .withFewChecks(Toy.layout());
    assertThat(tree.need()).isEqualTo(1);
    Toy toy = new Toy(null);
    toy.limit = 1;
    Compiled compiled = Compiled.of(tree, false);
    compiled.run(toy, new ExitBuffer(), 0, 100);
    assertThat(toy.retired).isEqualTo(1);
    assertThat(compiled.code().run(toy, new ExitBuffer(), 0, 100))
        .isEqualTo(CompiledCode.NOT_ENTERED);
  }

  @Test
  void unsafeIsUsedWhereItIsExported() throws ClassNotFoundException {
    Module base = Class.forName("jdk.internal.misc.Unsafe").getModule();
    assertThat(UnsafeAccess.possible(Toy.class))
        .isEqualTo(base.isExported("jdk.internal.misc", Toy.class.getModule()));
  }

  @ParameterizedTest
  @CsvSource({
    "byte, ram:[B, i, i, 84",
    "boolean, booleans:[Z, i, i, 0",
    "char, chars:[C, i, i, 47700",
    "short, shorts:[S, i, i, -17836",
    "int, x:[I, i, i, -1000876",
    "long, wide:[J, i2l, l2i, -1000876",
    "float, floats:[F, i2f, f2i, -1000876",
    "double, doubles:[D, i2d, d2i, -1000876"
  })
  void elementsOfAllTypesWithAndWithoutUnsafe(
      String element, String array, String to, String from, int expected) {
    String trace =
        """
        trace 0
        fact NULL {final %s.%s} 0 = 0
          %%0 = state
          %%1 = getfield final %s.%s %%0
          %%2 = slot i x[1]
          %%3 = slot i x[2]
          %s
          aput %s %%1 %%2 %%4
          %%5 = aget %s %%1 %%2
          %s
        end {x[3]=%%6} key 4
        """
            .formatted(
                T, array, T, array, convert(4, to, 3), element, element, convert(6, from, 5));
    for (boolean unsafe : new boolean[] {false, UnsafeAccess.possible(Toy.class)}) {
      Toy toy = new Toy(null);
      toy.x[1] = 1;
      toy.x[2] = -1_000_876;
      Compiled.of(Tree.of(read(trace)), unsafe).run(toy);
      assertThat(toy.x[3]).isEqualTo(expected);
    }
  }

  private static String convert(int result, String opcode, int operand) {
    return "i".equals(opcode)
        ? "%%%d = iadd %%%d 0".formatted(result, operand)
        : "%%%d = %s %%%d".formatted(result, opcode, operand);
  }

  @Test
  void loweredLimitEndsTheRun() {
    Toy toy = new Toy(null);
    toy.limit = 1_000;
    Tree tree =
        Tree.of(
                read(
                    """
                    trace 0
                      %%0 = state
                      turn 0
                      %%1 = slot j retired
                      %%2 = getfield volatile %s.limit:J %%0
                      %%3 = llt %%1 %%2
                      guard true %%3 {} key 0
                      %%4 = ladd %%1 1L
                      putfield volatile %s.limit:J %%0 %%4
                    end {retired=%%4} key 0
                    """
                        .formatted(T, T)))
            .withFewChecks(Toy.layout());
    Compiled.of(tree, false).run(toy, new ExitBuffer(), 0, 100);
    assertThat(toy.retired).isEqualTo(1);
  }

  @Test
  void callSeesSlotsAndItsChangesAreSeen() {
    Toy toy = new Toy(null);
    toy.x[1] = 7;
    toy.x[3] = 2;
    Compiled.of(
            """
            trace 0
              %%0 = state
              %%1 = slot i x[1]
              %%2 = iadd %%1 1
              %%3 = call virtual %s.poke(II)I %%0 1 %%2 {x[1]=%%2} frame 0 5 {%%0 %%2} {}
              %%4 = slot i x[1]
              %%5 = isub %%4 %%3
              %%6 = slot i x[3]
              %%7 = iadd %%6 %%1
              guard false %%5 {x[4]=%%1} key 8
            end {x[2]=%%4 x[3]=%%7} key 4
            """
                .formatted(T))
        .run(toy);
    assertThat(Compiled.lastKey).isEqualTo(4);
    assertThat(toy.x).containsExactly(0, 16, 16, 9, 0, 0, 0, 0);
  }

  @Test
  void exceptionOfACallIsHandedOverWithTheFrames() {
    Toy toy = new Toy(null);
    ExitBuffer out = new ExitBuffer();
    ExitPoint exit =
        Compiled.of(
                """
                trace 0
                  %%0 = state
                  %%1 = slot i x[1]
                  %%2 = iadd %%1 9
                  %%3 = call virtual %s.poke(II)I %%0 1 666 {x[1]=%%2} frame 0 5 {%%0 %%2 _ 77L _} {%%1}
                end {x[2]=%%3} key 4
                """
                    .formatted(T))
            .run(toy, out);
    assertThat(exit.description().frames()).hasSize(1);
    assertThat(out.thrown()).hasMessage("poked");
    assertThat(out.count()).isEqualTo(4);
    assertThat(out.references()[0]).isSameAs(toy);
    assertThat(List.of(out.bits()[1], out.bits()[2], out.bits()[3])).containsExactly(9L, 77L, 0L);
    assertThat(toy.x[1]).isEqualTo(9);
  }

  @Test
  void memoryInBothForms() {
    for (boolean unsafe : new boolean[] {false, UnsafeAccess.possible(Toy.class)}) {
      Toy toy = new Toy(null);
      Compiled.of(
              Tree.of(
                  read(
                      """
                      trace 0
                        %%0 = state
                        %%1 = getfield final %s.ram:[B %%0
                        mput store_int_le %%1 1 0x12345678
                        mput store_short_be %%1 8 0x8001
                        mput store_long_be %%1 16 258L
                        %%2 = mget load_short_le %%1 8
                        %%3 = mget load_char_be %%1 1
                        %%4 = mget load_long_le %%1 16
                        %%5 = mget load_int_be %%1 2
                        %%6 = aget byte %%1 3
                      end {x[1]=%%2 x[2]=%%3 wide[0]=%%4 x[3]=%%5 x[4]=%%6} key 4
                      """
                          .formatted(T))),
              unsafe)
          .run(toy);
      assertThat(toy.x).containsExactly(0, 0x180, 0x7856, 0x56341200, 0x34, 0, 0, 0);
      assertThat(toy.wide[0]).isEqualTo(0x0201000000000000L);
    }
  }

  // Guests' addresses, less where their memory begins; the largest distance there is wraps to
  // itself.
  @ParameterizedTest
  @ValueSource(ints = {1, 0x10000, 0x7fff_ffff, Integer.MIN_VALUE})
  void memoryThatBeginsSomewhere(int begin) {
    for (boolean unsafe : new boolean[] {false, UnsafeAccess.possible(Toy.class)}) {
      Toy toy = new Toy(null);
      toy.x[1] = begin + 5;
      Compiled.of(
              Tree.of(
                  read(
                      """
                      trace 0
                        %%0 = state
                        %%1 = getfield final %1$s.ram:[B %%0
                        %%2 = slot i x[1]
                        %%3 = iadd %%2 %2$d
                        %%4 = iult %%3 61
                        guard true %%4 {} key 0
                        mput store_int_le %%1 %%3 0x12345678
                        aput byte %%1 %%3 0x11
                        %%5 = mget load_int_le %%1 %%3
                        %%6 = aget byte %%1 %%3
                      end {x[2]=%%5 x[3]=%%6} key 4
                      """
                          .formatted(T, -begin))),
              unsafe)
          .run(toy);
      assertThat(toy.x).containsExactly(0, begin + 5, 0x12345611, 0x11, 0, 0, 0, 0);
      assertThat(toy.ram[5]).isEqualTo((byte) 0x11);
    }
  }

  @Test
  void fieldsReferencesFloatsAndPureCalls() {
    Toy toy = new Toy(new Toy(null));
    toy.other.heap = 21;
    toy.f = 2;
    toy.d = 0.25;
    Compiled.of(
            """
            trace 0
              %%0 = state
              %%1 = getfield final %1$s.other:L%1$s; %%0
              guard nonnull %%1 {} key 0
              %%2 = getfield %1$s.heap:I %%1
              %%3 = pure static %1$s.twice(I)I %%2
              putfield %1$s.heap:I %%0 %%3
              %%4 = slot f f
              %%5 = slot d d
              %%6 = f2d %%4
              %%7 = dadd %%5 %%6
              %%8 = fmul %%4 %%4
              guard class %%1 %1$s {} key 0
              %%9 = newarray [I 3
              %%10 = ilt %%3 5
              %%11 = instanceof %1$s %%1
            end {x[1]=%%10 x[2]=%%11 f=%%8 d=%%7 thing=%%9} key 4
            """
                .formatted(T))
        .run(toy);
    assertThat(Compiled.lastKey).isEqualTo(4);
    assertThat(toy.heap).isEqualTo(42);
    assertThat(toy.d).isEqualTo(2.25);
    assertThat(toy.f).isEqualTo(4f);
    assertThat(toy.thing).isEqualTo(new int[3]);
    assertThat(toy.x).containsExactly(0, 0, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void objectsAreMadeByTheirConstructors() {
    Toy toy = new Toy(null);
    Compiled.of(
            """
            trace 0
              %0 = state
              %1 = new java/lang/StringBuilder
              call special java/lang/StringBuilder.<init>(I)V %1 16 {} frame 0 5 {%0} {}
            end {thing=%1} key 4
            """)
        .run(toy);
    assertThat(toy.thing).isInstanceOfSatisfying(StringBuilder.class, b -> b.append("made"));
    ExitBuffer out = new ExitBuffer();
    Compiled.of(
            """
            trace 0
              %0 = state
              %1 = new java/lang/StringBuilder
              call special java/lang/StringBuilder.<init>(I)V %1 -1 {} frame 0 5 {%0} {null}
            end {thing=%1} key 4
            """)
        .run(toy, out);
    assertThat(out.thrown()).isInstanceOf(NegativeArraySizeException.class);
    assertThat(toy.thing).hasToString("made");
  }

  /** Its length is all that is asked for. */
  @Test
  void codeThatFitsIntoNoMethodHasNoClass() {
    StringBuilder trace = new StringBuilder("trace 0\n  %1 = slot i x[1]\n");
    int multiplications = 40_000;
    for (int i = 2; i < multiplications; i++) {
      trace.append("  %").append(i).append(" = imul %").append(i - 1).append(" %1\n");
    }
    trace.append("end {x[1]=%").append(multiplications - 1).append("} key 0\n");
    Tree tree = Tree.of(TraceReader.read(trace.toString(), Toy.layout()));
    Emitter.Emission emission = new Emitter(Toy.layout(), false, false).emit(tree);
    assertThat(emission.codeBytes()).isGreaterThan(1 << 16);
    assertThat(emission.classFile()).isEmpty();
  }
}
