package org.tracewright.jit.opt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Exit.SlotValue;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Slot;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.Type;

/**
 * Every pair of integral operations, one on the other's result, with every small constant and all
 * ways to repeat an operand, on values at the ends of the ranges, and, wherever a rule applies, on
 * all of 8 bits: whatever rule looks two operations deep is met here.
 */
class RulesExhaustiveTest {
  private static final long[] CONSTANTS = {
    0,
    1,
    2,
    3,
    -1,
    -2,
    8,
    16,
    24,
    31,
    32,
    63,
    255,
    65535,
    Integer.MIN_VALUE,
    Integer.MAX_VALUE,
    Long.MIN_VALUE,
    0xffffffffL
  };
  private static final long[] VALUES = {
    0,
    1,
    2,
    3,
    5,
    7,
    8,
    -1,
    -2,
    -3,
    -8,
    127,
    128,
    -128,
    255,
    256,
    32768,
    65535,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Integer.MIN_VALUE + 1L,
    0x80000000L,
    0xffffffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final long[] BYTES = LongStream.range(-128, 128).toArray();
  private static final Set<Pass> RANGES = EnumSet.of(Pass.BITS, Pass.FOLD, Pass.DCE, Pass.CSE);

  static List<Opcode> integral() {
    return Arrays.stream(Opcode.values()).filter(RulesExhaustiveTest::isIntegral).toList();
  }

  private static boolean isIntegral(Opcode opcode) {
    boolean operands = opcode.unary() || Expressions.isIntegral(opcode.b());
    return Expressions.isIntegral(opcode.a())
        && Expressions.isIntegral(opcode.result())
        && operands
        && !Expressions.divides(opcode);
  }

  @ParameterizedTest
  @MethodSource("integral")
  void onConstants(Opcode outer) {
    for (Opcode inner : integral()) {
      if (inner.result() != outer.a()) {
        continue;
      }
      for (long c : inner.unary() ? new long[1] : CONSTANTS) {
        for (long d : outer.unary() ? new long[1] : CONSTANTS) {
          onConstants(outer, inner, c, d);
        }
      }
    }
  }

  private static void onConstants(Opcode outer, Opcode inner, long c, long d) {
    TraceBuilder plain = new TraceBuilder();
    TraceBuilder folded = new TraceBuilder();
    Fold fold = new Fold(folded);
    int expected = nested(plain, plain::append, outer, inner, c, d);
    int actual = nested(folded, fold::append, outer, inner, c, d);
    compare(plain::op, expected, folded::op, actual, inner.a());
  }

  private static int nested(
      TraceBuilder trace, Appender to, Opcode outer, Opcode inner, long c, long d) {
    int x = to.append(new Slot(inner.a(), 0));
    int y = to.append(Expressions.op(inner, x, constant(trace, inner, c)));
    return to.append(Expressions.op(outer, y, constant(trace, outer, d)));
  }

  private static int constant(TraceBuilder trace, Opcode opcode, long value) {
    return opcode.unary() ? -1 : trace.constant(opcode.b(), value);
  }

  private interface Appender {
    int append(Op op);
  }

  private static void compare(
      IntFunction<Op> plain, int expected, IntFunction<Op> folded, int actual, Type type) {
    compare(plain, expected, folded, actual, type, VALUES);
    if (isRewritten(plain, expected, folded, actual)) {
      compare(plain, expected, folded, actual, type, BYTES);
    }
  }

  private static boolean isRewritten(
      IntFunction<Op> plain, int expected, IntFunction<Op> folded, int actual) {
    return !Expressions.show(plain, expected).equals(Expressions.show(folded, actual));
  }

  private static void compare(
      IntFunction<Op> plain,
      int expected,
      IntFunction<Op> folded,
      int actual,
      Type type,
      long[] values) {
    for (long value : values) {
      long[] slots = {Expressions.wrap(type, value)};
      long wanted = Expressions.value(plain, expected, slots);
      long got = Expressions.value(folded, actual, slots);
      if (wanted != got) {
        assertThat(got)
            .as(Expressions.show(plain, expected) + " => " + Expressions.show(folded, actual))
            .isEqualTo(wanted);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("integral")
  void onRepeatedOperands(Opcode outer) {
    for (Opcode inner : integral()) {
      boolean alike = inner.result() == outer.a() && outer.b() == outer.a();
      if (!outer.unary() && alike && inner.a() == inner.result() && inner.b() == inner.a()) {
        for (int shape = 0; shape < 8; shape++) {
          onRepeatedOperands(outer, inner, shape);
        }
      }
    }
  }

  private static void onRepeatedOperands(Opcode outer, Opcode inner, int shape) {
    TraceBuilder plain = new TraceBuilder();
    TraceBuilder folded = new TraceBuilder();
    int expected = shaped(plain::append, outer, inner, shape);
    int actual = shaped(new Fold(folded)::append, outer, inner, shape);
    boolean rewritten = isRewritten(plain::op, expected, folded::op, actual);
    for (long[] values : rewritten ? new long[][] {VALUES, BYTES} : new long[][] {VALUES}) {
      onRepeatedOperands(plain, expected, folded, actual, inner, values);
    }
  }

  private static void onRepeatedOperands(
      TraceBuilder plain,
      int expected,
      TraceBuilder folded,
      int actual,
      Opcode inner,
      long[] values) {
    for (long x : values) {
      for (long y : values) {
        long[] slots = {Expressions.wrap(inner.a(), x), Expressions.wrap(inner.a(), y)};
        long wanted = Expressions.value(plain::op, expected, slots);
        if (Expressions.value(folded::op, actual, slots) != wanted) {
          assertThat(Expressions.show(folded::op, actual))
              .as(Expressions.show(plain::op, expected) + " on " + x + ", " + y)
              .isEqualTo("" + wanted);
        }
      }
    }
  }

  // x with y inside, on either side, again with x, y, their swapped combination or a negation.
  private static int shaped(Appender to, Opcode outer, Opcode inner, int shape) {
    int x = to.append(new Slot(inner.a(), 0));
    int y = to.append(new Slot(inner.a(), 1));
    int xy = to.append(new Op.Binary(inner, x, y));
    Opcode neg = inner.a() == Type.INT ? Opcode.INEG : Opcode.LNEG;
    int other =
        switch (shape >> 1) {
          case 0 -> x;
          case 1 -> y;
          case 2 -> to.append(new Op.Binary(inner, y, x));
          default -> to.append(new Op.Unary(neg, y));
        };
    return to.append(
        (shape & 1) == 0 ? new Op.Binary(outer, xy, other) : new Op.Binary(outer, other, xy));
  }

  @ParameterizedTest
  @MethodSource("integral")
  void onRanges(Opcode outer) {
    Opcode[] narrowing = {
      Opcode.IAND, Opcode.ISHR, Opcode.IUSHR, Opcode.I2B, Opcode.IREM, Opcode.IMIN, Opcode.I2UL
    };
    for (Opcode first : narrowing) {
      for (Opcode inner : integral()) {
        if (inner.a() == first.result() && inner.result() == outer.a()) {
          for (long c : inner.unary() ? new long[1] : new long[] {1, 3, 15, -4, 30}) {
            for (long d : outer.unary() ? new long[1] : new long[] {0, 2, 7, 16, -1}) {
              onRange(first, inner, c, outer, d);
            }
          }
        }
      }
    }
  }

  private static void onRange(Opcode first, Opcode inner, long c, Opcode outer, long d) {
    TraceBuilder trace = new TraceBuilder();
    int x = trace.append(new Slot(Type.INT, 0));
    int bound = first == Opcode.ISHR || first == Opcode.IUSHR ? 28 : 13;
    int narrow = trace.append(Expressions.op(first, x, trace.constant(bound)));
    int y = trace.append(Expressions.op(inner, narrow, constant(trace, inner, c)));
    int z = trace.append(Expressions.op(outer, y, constant(trace, outer, d)));
    int slot = outer.result() == Type.INT ? 1 : 6;
    Exit end = new Exit(List.of(new SlotValue(slot, z)), trace.constant(0), List.of());
    Trace optimised = Optimiser.optimise(trace.build(0, end), Expectation.LAYOUT, RANGES);
    int actual = optimised.end().slots().get(0).value();
    compare(trace::op, z, optimised.ops()::get, actual, Type.INT);
  }
}
