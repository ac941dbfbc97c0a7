package org.tracewright.jit.opt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Slot;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.Type;

/** Every folded expression has the value of the expression as it was written. */
class FoldTest {
  private static final long[] INTERESTING = {
    0,
    1,
    -1,
    2,
    3,
    4,
    7,
    8,
    15,
    16,
    24,
    31,
    32,
    33,
    63,
    64,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0x8000,
    0xffff,
    0x10000,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xffffffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -2,
    -128,
    -129,
    0x5555555555555555L
  };

  /** Writes the same expression folded and unfolded. */
  private static final class Twins {
    final TraceBuilder plain = new TraceBuilder();
    final TraceBuilder folded = new TraceBuilder();
    final Fold fold = new Fold(folded);
    final List<int[]> terms = new ArrayList<>();

    int leaf(Op op) {
      terms.add(new int[] {plain.append(op), fold.append(op)});
      return terms.size() - 1;
    }

    int apply(Opcode opcode, int x, int y) {
      int before = folded.size();
      terms.add(
          new int[] {
            plain.append(Expressions.op(opcode, terms.get(x)[0], terms.get(y)[0])),
            fold.append(Expressions.op(opcode, terms.get(x)[1], terms.get(y)[1]))
          });
      // The longest rewriting seen in twelve million operations appends four.
      assertThat(folded.size() - before).as("operations for %s", opcode).isLessThanOrEqualTo(6);
      return terms.size() - 1;
    }

    Type type(int term) {
      return plain.op(terms.get(term)[0]).type();
    }

    void check(int term, long[] slots, String where) {
      long expected = Expressions.value(plain::op, terms.get(term)[0], slots);
      long actual = Expressions.value(folded::op, terms.get(term)[1], slots);
      assertThat(actual)
          .as(
              () ->
                  where
                      + ": "
                      + Expressions.show(plain::op, terms.get(term)[0])
                      + " => "
                      + Expressions.show(folded::op, terms.get(term)[1]))
          .isEqualTo(expected);
    }
  }

  private static boolean isArithmetic(Opcode opcode) {
    return opcode.a() != Type.REF;
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void eachOperationOnInterestingOperands(Opcode opcode) {
    if (!isArithmetic(opcode)) {
      return;
    }
    for (long a : INTERESTING) {
      for (long b : INTERESTING) {
        checkOperands(opcode, a, opcode.unary() ? a : b);
      }
    }
  }

  private static void checkOperands(Opcode opcode, long a, long b) {
    Type typeB = opcode.unary() ? opcode.a() : opcode.b();
    long[] slots = {Expressions.wrap(opcode.a(), a), Expressions.wrap(typeB, b)};
    if (Expressions.divides(opcode) && slots[1] == 0) {
      return;
    }
    Twins twins = new Twins();
    int x = twins.leaf(new Slot(opcode.a(), 0));
    int y = twins.leaf(new Slot(typeB, 1));
    int c = twins.leaf(new Const(opcode.a(), a));
    int d = twins.leaf(new Const(typeB, b));
    twins.check(twins.apply(opcode, x, y), slots, "operands");
    twins.check(twins.apply(opcode, x, d), slots, "operands");
    twins.check(twins.apply(opcode, c, y), slots, "operands");
    twins.check(twins.apply(opcode, c, d), slots, "operands");
  }

  @Test
  void randomExpressions() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60_000; round++) {
      randomExpression(random, seed);
    }
  }

  private static void randomExpression(SplittableRandom random, long seed) {
    Twins twins = new Twins();
    Type[] types = {Type.INT, Type.INT, Type.LONG, Type.LONG};
    for (int slot = 0; slot < types.length; slot++) {
      twins.leaf(new Slot(types[slot], slot));
    }
    for (int i = 0; i < 6; i++) {
      Type type = random.nextInt(3) == 0 ? Type.LONG : Type.INT;
      twins.leaf(new Const(type, interesting(random)));
    }
    for (int i = 0; i < 12; i++) {
      randomTerm(twins, random);
    }
    for (int i = 0; i < 5; i++) {
      long[] slots = new long[types.length];
      for (int slot = 0; slot < slots.length; slot++) {
        slots[slot] = Expressions.wrap(types[slot], interesting(random));
      }
      for (int term = 10; term < twins.terms.size(); term++) {
        twins.check(term, slots, "seed " + seed);
      }
    }
  }

  private static long interesting(SplittableRandom random) {
    long near = INTERESTING[random.nextInt(INTERESTING.length)];
    return switch (random.nextInt(4)) {
      case 0 -> near + random.nextInt(3) - 1;
      case 1 -> random.nextLong();
      default -> near;
    };
  }

  private static void randomTerm(Twins twins, SplittableRandom random) {
    Opcode opcode = integral(random);
    int x = operand(twins, opcode.a(), random);
    int y = opcode.unary() ? x : operand(twins, opcode.b(), random);
    twins.apply(opcode, x, y);
  }

  private static Opcode integral(SplittableRandom random) {
    while (true) {
      Opcode opcode = Opcode.values()[random.nextInt(Opcode.values().length)];
      boolean integral =
          Expressions.isIntegral(opcode.a()) && Expressions.isIntegral(opcode.result());
      if (integral && !Expressions.divides(opcode)) {
        return opcode;
      }
    }
  }

  private static int operand(Twins twins, Type type, SplittableRandom random) {
    while (true) {
      int term = random.nextInt(twins.terms.size());
      if (twins.type(term) == type) {
        return term;
      }
    }
  }
}
