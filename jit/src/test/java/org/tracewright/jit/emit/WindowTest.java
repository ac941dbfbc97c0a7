package org.tracewright.jit.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.tracewright.jit.ir.Evaluator;
import org.tracewright.jit.ir.TraceReader;

/** Rows of stores to constant indexes: {@link Window}. */
class WindowTest {
  private static final String T = Toy.NAME;

  private final StringBuilder trace = new StringBuilder();
  private int next = 3;
  private String last = "%1";

  private void begin(boolean known) {
    trace.append("trace 0\n");
    if (known) {
      trace.append("fact LENGTH {final %s.table:[I} 0 = 600\n".formatted(T));
    }
    trace.append("  %0 = state\n  %1 = slot i x[1]\n");
    trace.append("  %2 = getfield final ").append(T).append(".table:[I %0\n");
  }

  private void store(int index) {
    trace.append("  %%%d = iadd %s %d\n".formatted(next, last, index));
    last = "%" + next++;
    trace.append("  aput int %%2 %d %s\n".formatted(index, last));
  }

  private void load(int index) {
    trace.append("  %%%d = aget int %%2 %d\n".formatted(next, index));
    trace.append("  %%%d = ixor %%%d %s\n".formatted(next + 1, next, last));
    last = "%" + (next + 1);
    next += 2;
  }

  private String end() {
    return trace.append("end {x[2]=").append(last).append("} key 1\n").toString();
  }

  private static Toy run(String text, boolean unsafe) {
    Toy toy = new Toy(null);
    toy.x[1] = 12345;
    Compiled.of(Tree.of(TraceReader.read(text, Toy.layout())), unsafe).run(toy);
    return toy;
  }

  private static Toy evaluated(String text) {
    Toy toy = new Toy(null);
    toy.x[1] = 12345;
    Evaluator.run(TraceReader.read(text, Toy.layout()), new ToyWorld(toy));
    return toy;
  }

  // How often it moves, which nothing else needs an exclusive or of longs for.
  private static int moves(String text) {
    Tree tree = Tree.of(TraceReader.read(text, Toy.layout()));
    int[] count = new int[1];
    new ClassReader(Compiled.of(tree, true).emission().classFile())
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitInsn(int opcode) {
                    count[0] += opcode == Opcodes.LXOR ? 1 : 0;
                  }
                };
              }
            },
            0);
    return count[0];
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void anythingIsStoredWhereItBelongs(int seed) {
    Random random = new Random(seed);
    begin(true);
    for (int row = 0; row < 12; row++) {
      int at = random.nextInt(600);
      for (int step = random.nextInt(90); step > 0 && at < 600; step--, at++) {
        store(at);
        if (random.nextInt(3) == 0) {
          load(random.nextBoolean() ? Math.max(0, at - random.nextInt(80)) : random.nextInt(600));
        }
      }
    }
    String text = end();
    Toy expected = evaluated(text);
    for (boolean unsafe : new boolean[] {false, UnsafeAccess.possible(Toy.class)}) {
      Toy actual = run(text, unsafe);
      assertThat(actual.table).as("seed " + seed).isEqualTo(expected.table);
      assertThat(actual.x).isEqualTo(expected.x);
    }
  }

  @Test
  void itMovesOnceForSixtyFourInts() {
    assumeTrue(UnsafeAccess.possible(Toy.class));
    begin(true);
    for (int at = 100; at < 300; at++) {
      store(at);
    }
    assertThat(moves(end())).isEqualTo(4);
  }

  @Test
  void itStaysAwayFromFewStores() {
    assumeTrue(UnsafeAccess.possible(Toy.class));
    begin(true);
    for (int at = 0; at < 19; at++) {
      store(at);
    }
    assertThat(moves(end())).isZero();
  }

  @Test
  void itStaysAwayFromAnArrayThatMayNotBeThere() {
    assumeTrue(UnsafeAccess.possible(Toy.class));
    begin(false);
    for (int at = 100; at < 300; at++) {
      store(at);
    }
    assertThat(moves(end())).isZero();
  }

  @Test
  void itDoesNotFollowStoresFarFromEachOther() {
    assumeTrue(UnsafeAccess.possible(Toy.class));
    begin(true);
    for (int at = 0; at < 600; at += 20) {
      store(at);
    }
    assertThat(moves(end())).isZero();
  }
}
