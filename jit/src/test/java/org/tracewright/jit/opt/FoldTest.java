package org.tracewright.jit.opt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.ir.Arithmetic;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Slot;
import org.tracewright.jit.ir.Op.Unary;
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
      terms.add(
          new int[] {
            plain.append(op(opcode, terms.get(x)[0], terms.get(y)[0])),
            fold.append(op(opcode, terms.get(x)[1], terms.get(y)[1]))
          });
      return terms.size() - 1;
    }

    static Op op(Opcode opcode, int x, int y) {
      return opcode.unary() ? new Unary(opcode, x) : new Binary(opcode, x, y);
    }

    Type type(int term) {
      return plain.op(terms.get(term)[0]).type();
    }

    void check(int term, long[] slots) {
      long expected = value(plain, terms.get(term)[0], slots);
      long actual = value(folded, terms.get(term)[1], slots);
      assertThat(actual)
          .as(() -> show(plain, terms.get(term)[0]) + " => " + show(folded, terms.get(term)[1]))
          .isEqualTo(expected);
      assertThat(folded.size()).isLessThanOrEqualTo(plain.size() + 8);
    }
  }

  private static long value(TraceBuilder trace, int at, long[] slots) {
    return switch (trace.op(at)) {
      case Const c -> c.bits();
      case Slot s -> slots[s.slot()];
      case Unary u -> Arithmetic.evaluate(u.opcode(), value(trace, u.a(), slots), 0);
      case Binary b ->
          Arithmetic.evaluate(b.opcode(), value(trace, b.a(), slots), value(trace, b.b(), slots));
      default -> throw new AssertionError(trace.op(at));
    };
  }

  private static String show(TraceBuilder trace, int at) {
    return switch (trace.op(at)) {
      case Unary u -> u.opcode() + "(" + show(trace, u.a()) + ")";
      case Binary b -> b.opcode() + "(" + show(trace, b.a()) + ", " + show(trace, b.b()) + ")";
      case Const c -> Long.toString(c.bits());
      case Slot s -> "s" + s.slot();
      default -> "?";
    };
  }

  private static boolean isArithmetic(Opcode opcode) {
    return opcode.a() != Type.REF;
  }

  private static boolean divides(Opcode opcode) {
    return switch (opcode) {
      case IDIV, IREM, IUDIV, IUREM, LDIV, LREM, LUDIV, LUREM -> true;
      default -> false;
    };
  }

  private static long wrap(Type type, long bits) {
    return type == Type.INT || type == Type.FLOAT ? (int) bits : bits;
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
    long[] slots = {wrap(opcode.a(), a), wrap(typeB, b)};
    if (divides(opcode) && slots[1] == 0) {
      return;
    }
    Twins twins = new Twins();
    int x = twins.leaf(new Slot(opcode.a(), 0));
    int y = twins.leaf(new Slot(typeB, 1));
    int c = twins.leaf(new Const(opcode.a(), a));
    int d = twins.leaf(new Const(typeB, b));
    twins.check(twins.apply(opcode, x, y), slots);
    twins.check(twins.apply(opcode, x, d), slots);
    twins.check(twins.apply(opcode, c, y), slots);
    twins.check(twins.apply(opcode, c, d), slots);
  }

  @Test
  void randomExpressions() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60_000; round++) {
      randomExpression(random);
    }
  }

  private static void randomExpression(SplittableRandom random) {
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
        slots[slot] = wrap(types[slot], interesting(random));
      }
      for (int term = 10; term < twins.terms.size(); term++) {
        twins.check(term, slots);
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
      boolean integral = isIntegral(opcode.a()) && isIntegral(opcode.result());
      if (integral && !divides(opcode)) {
        return opcode;
      }
    }
  }

  private static boolean isIntegral(Type type) {
    return type == Type.INT || type == Type.LONG;
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
