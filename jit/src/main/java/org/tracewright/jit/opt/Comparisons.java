package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Arithmetic;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * Laws of the comparisons that yield 0 or 1, for one width. Comparisons with a constant end as
 * {@code EQ}, {@code NE}, {@code LT} or {@code ULT}, so that equal conditions look equal.
 */
final class Comparisons extends Rules {
  private final Width w;

  Comparisons(TraceBuilder trace, Width width) {
    super(trace);
    w = width;
  }

  Answer equal(int x, int y, boolean wanted) {
    if (x == y) {
      return bit(wanted); // x == x
    }
    return isConst(y) ? equalConst(x, y, wanted) : equalTerms(x, y, wanted);
  }

  private Answer equalConst(int x, int y, boolean wanted) {
    long c = value(y);
    if (w == Width.INT
        && threeWay(x, wanted ? Opcode.IEQ : Opcode.INE, c, false) instanceof Answer a) {
      return a;
    }
    if (w == Width.INT && isBoolean(x)) {
      return booleanEqual(x, c, wanted);
    }
    if (withConst(x, w.add) instanceof Binary s) {
      return equality(s.a(), number(c - value(s.b())), wanted); // x + c == d, x == d - c
    }
    if (withConst(x, w.xor) instanceof Binary s) {
      return equality(s.a(), number(c ^ value(s.b())), wanted); // (x ^ c) == d, x == (c ^ d)
    }
    if (binary(x, w.sub) instanceof Binary d && (c == 0 || isConst(d.a()))) {
      return equalDifference(d, c, wanted);
    }
    if (c == 0 && binary(x, w.xor) instanceof Binary b) {
      return equality(b.a(), b.b(), wanted); // (x ^ y) == 0, x == y
    }
    if (c == 0 && op(x) instanceof Unary u && u.opcode() == w.neg) {
      return equality(u.a(), y, wanted); // -x == 0, x == 0
    }
    return w == Width.LONG ? equalWidened(x, c, wanted) : Answer.KEEP;
  }

  private Answer equalDifference(Binary d, long c, boolean wanted) {
    return isConst(d.a())
        ? equality(d.b(), number(value(d.a()) - c), wanted) // c - x == d, x == c - d
        : equality(d.a(), d.b(), wanted); // x - y == 0, x == y
  }

  private Answer booleanEqual(int x, long c, boolean wanted) {
    if (c != 0 && c != 1) {
      return bit(!wanted);
    }
    boolean asItIs = (c == 1) == wanted;
    // (a < b) == 0, b <= a; where no opposite exists, x ^ 1
    return asItIs ? same(x) : become(Opcode.IXOR, x, trace.constant(1));
  }

  private Answer equalWidened(int x, long c, boolean wanted) {
    if (!(op(x) instanceof Unary u) || !widens(u)) {
      return Answer.KEEP;
    }
    return c == widen(u.opcode(), (int) c)
        ? becomeInt(wanted ? Opcode.IEQ : Opcode.INE, u.a(), trace.constant((int) c))
        : bit(!wanted); // no int becomes this long
  }

  private static boolean widens(Unary u) {
    return u.opcode() == Opcode.I2L || u.opcode() == Opcode.I2UL;
  }

  private static long widen(Opcode opcode, int c) {
    return Arithmetic.evaluate(opcode, c, 0);
  }

  private Answer becomeInt(Opcode opcode, int x, int y) {
    return become(opcode, x, y);
  }

  private Answer equalTerms(int x, int y, boolean wanted) {
    Binary left = withConst(x, w.add);
    Binary right = withConst(y, w.add);
    if (left != null && right != null && value(left.b()) == value(right.b())) {
      return equality(left.a(), right.a(), wanted); // x + c == y + c
    }
    if ((left != null && left.a() == y) || (right != null && right.a() == x)) {
      return bit(!wanted); // x + c == x, c not 0
    }
    boolean widened = op(x) instanceof Unary a && op(y) instanceof Unary b && widensAlike(a, b);
    return widened
        ? become(wanted ? Opcode.IEQ : Opcode.INE, ((Unary) op(x)).a(), ((Unary) op(y)).a())
        : Answer.KEEP;
  }

  private static boolean widensAlike(Unary a, Unary b) {
    return a.opcode() == b.opcode() && widens(a);
  }

  private Answer equality(int x, int y, boolean wanted) {
    return become(wanted ? w.eq : w.ne, x, y);
  }

  private int number(long value) {
    return trace.constant(w.type, w.wrap(value));
  }

  /** {@code x < y}, signed. */
  Answer less(int x, int y) {
    if (x == y || isConst(y, w.min()) || isConst(x, w.max())) {
      return bit(false); // x < x, x < MIN, MAX < x
    }
    if (w == Width.INT && threeWayLess(x, y) instanceof Answer a) {
      return a;
    }
    if (biased(x) && biased(y)) {
      return become(w.ult, unbiased(x), unbiased(y)); // x + MIN < y + MIN, unsigned x < y
    }
    return w == Width.INT ? lessBoolean(x, y) : lessWidened(x, y);
  }

  private boolean biased(int x) {
    return isConst(x) || (withConst(x, w.add) instanceof Binary s && isConst(s.b(), w.min()));
  }

  private int unbiased(int x) {
    return op(x) instanceof Const c ? number(c.bits() + w.min()) : ((Binary) op(x)).a();
  }

  private Answer lessBoolean(int x, int y) {
    if (isConst(y) && isBoolean(x)) {
      return value(y) == 1 ? become(w.eq, x, number(0)) : bit(value(y) > 1); // bit < 1, bit == 0
    }
    if (isConst(x) && isBoolean(y)) {
      return value(x) == 0 ? same(y) : bit(value(x) < 0); // 0 < bit
    }
    return Answer.KEEP;
  }

  private Answer lessWidened(int x, int y) {
    if (op(x) instanceof Unary a && op(y) instanceof Unary b && widensAlike(a, b)) {
      return become(a.opcode() == Opcode.I2L ? Opcode.ILT : Opcode.IULT, a.a(), b.a());
    }
    return lessWidenedConst(x, y);
  }

  private Answer lessWidenedConst(int x, int y) {
    boolean left = op(x) instanceof Unary u && widens(u) && isConst(y);
    boolean right = op(y) instanceof Unary u && widens(u) && isConst(x);
    if (!left && !right) {
      return Answer.KEEP;
    }
    Unary u = (Unary) op(left ? x : y);
    long c = value(left ? y : x);
    if (c != widen(u.opcode(), (int) c)) {
      return bit(left == c > 0); // the constant lies outside the range of int
    }
    int k = trace.constant((int) c);
    Opcode less = u.opcode() == Opcode.I2L ? Opcode.ILT : Opcode.IULT;
    return left ? become(less, u.a(), k) : become(less, k, u.a());
  }

  /** {@code x <= y}, signed. */
  Answer lessOrEqual(int x, int y) {
    if (x == y || isConst(y, w.max()) || isConst(x, w.min())) {
      return bit(true); // x <= x, x <= MAX, MIN <= x
    }
    if (isConst(y)) {
      return become(w.lt, x, number(value(y) + 1)); // x <= c, x < c + 1
    }
    if (isConst(x)) {
      return become(w.lt, number(value(x) - 1), y); // c <= x, c - 1 < x
    }
    if (op(x) instanceof Unary a && op(y) instanceof Unary b && widensAlike(a, b)) {
      return become(a.opcode() == Opcode.I2L ? Opcode.ILE : Opcode.IULE, a.a(), b.a());
    }
    return biased(x) && biased(y) ? become(w.ule, unbiased(x), unbiased(y)) : Answer.KEEP;
  }

  /** {@code x < y}, unsigned. */
  Answer below(int x, int y) {
    if (x == y || isConst(y, 0) || isConst(x, -1)) {
      return bit(false); // x < x, x < 0, MAX < x
    }
    if (isConst(y, 1)) {
      return become(w.eq, x, number(0)); // x < 1, x == 0
    }
    if (isConst(x, 0)) {
      return become(w.ne, y, x); // 0 < y, y != 0
    }
    if (op(x) instanceof Unary a && op(y) instanceof Unary b && widensAlike(a, b)) {
      return become(Opcode.IULT, a.a(), b.a()); // both extensions keep the unsigned order
    }
    return Answer.KEEP;
  }

  /** {@code x <= y}, unsigned. */
  Answer belowOrEqual(int x, int y) {
    if (x == y || isConst(y, -1) || isConst(x, 0)) {
      return bit(true); // x <= x, x <= MAX, 0 <= x
    }
    if (isConst(y)) {
      return become(w.ult, x, number(value(y) + 1)); // x <= c, x < c + 1
    }
    if (isConst(x)) {
      return become(w.ult, number(value(x) - 1), y); // c <= x, c - 1 < x
    }
    if (op(x) instanceof Unary a && op(y) instanceof Unary b && widensAlike(a, b)) {
      return become(Opcode.IULE, a.a(), b.a());
    }
    return Answer.KEEP;
  }

  private Answer threeWayLess(int x, int y) {
    if (isConst(y)) {
      return threeWay(x, Opcode.ILT, value(y), false);
    }
    return isConst(x) ? threeWay(y, Opcode.ILT, value(x), true) : null;
  }

  /** A three-way comparison's result compared with a constant; {@code null} if it is none. */
  private Answer threeWay(int x, Opcode test, long c, boolean swapped) {
    if (!(op(x) instanceof Binary b)) {
      return null;
    }
    return switch (b.opcode()) {
      case LCMP -> direct(b, outcomes(test, c, swapped), Opcode.LLT, Opcode.LLE, Width.LONG);
      case LCMPU -> direct(b, outcomes(test, c, swapped), Opcode.LULT, Opcode.LULE, Width.LONG);
      case ICMPU -> direct(b, outcomes(test, c, swapped), Opcode.IULT, Opcode.IULE, Width.INT);
      default -> null;
    };
  }

  // For which of the results -1, 0, 1 the test holds: bits 0, 1, 2.
  private static int outcomes(Opcode test, long c, boolean swapped) {
    int holds = 0;
    for (int result = -1; result <= 1; result++) {
      long answer =
          swapped ? Arithmetic.evaluate(test, c, result) : Arithmetic.evaluate(test, result, c);
      holds |= (int) answer << (result + 1);
    }
    return holds;
  }

  private Answer direct(Binary b, int outcomes, Opcode less, Opcode lessOrEqual, Width width) {
    return switch (outcomes) {
      // spotless:off - the columns are the documentation
      case 0b000 -> bit(false);
      case 0b001 -> become(less,        b.a(), b.b());
      case 0b010 -> become(width.eq,    b.a(), b.b());
      case 0b011 -> become(lessOrEqual, b.a(), b.b());
      case 0b100 -> become(less,        b.b(), b.a());
      case 0b101 -> become(width.ne,    b.a(), b.b());
      case 0b110 -> become(lessOrEqual, b.b(), b.a());
      case 0b111 -> bit(true);
      // spotless:on
      default -> throw new AssertionError(outcomes);
    };
  }
}
