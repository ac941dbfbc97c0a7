package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * Laws of addition, multiplication, division and the bitwise operations, for one width. Constants
 * of commutative operations stand on the right already.
 */
final class Algebra extends Rules {
  private final Width w;

  Algebra(TraceBuilder trace, Width width) {
    super(trace);
    w = width;
  }

  private int wrapped(long value) {
    return trace.constant(w.type, w.wrap(value));
  }

  private Answer number(long value) {
    return same(wrapped(value));
  }

  Answer add(int x, int y) {
    if (isConst(y)) {
      return addConst(x, value(y));
    }
    if (op(y) instanceof Unary u && u.opcode() == w.neg) {
      return become(w.sub, x, u.a()); // x + -y == x - y
    }
    if (op(x) instanceof Unary u && u.opcode() == w.neg) {
      return become(w.sub, y, u.a()); // -x + y == y - x
    }
    if (binary(x, w.sub) instanceof Binary d && d.b() == y) {
      return same(d.a()); // (x - y) + y == x
    }
    if (binary(y, w.sub) instanceof Binary d && d.b() == x) {
      return same(d.a()); // x + (y - x) == y
    }
    return Answer.KEEP;
  }

  private Answer addConst(int x, long c) {
    if (c == 0) {
      return same(x); // x + 0 == x
    }
    if (withConst(x, w.add) instanceof Binary s) {
      return become(w.add, s.a(), wrapped(value(s.b()) + c)); // (x + c) + d == x + (c + d)
    }
    if (binary(x, w.sub) instanceof Binary d && isConst(d.a())) {
      return become(w.sub, wrapped(value(d.a()) + c), d.b()); // (c - x) + d == (c + d) - x
    }
    return Answer.KEEP;
  }

  Answer sub(int x, int y) {
    if (x == y) {
      return number(0); // x - x == 0
    }
    if (isConst(y)) {
      return become(w.add, x, wrapped(-value(y))); // x - c == x + -c
    }
    if (isConst(x)) {
      return subFromConst(value(x), y);
    }
    if (op(y) instanceof Unary u && u.opcode() == w.neg) {
      return become(w.add, x, u.a()); // x - -y == x + y
    }
    if (binary(y, w.sub) instanceof Binary d && d.a() == x) {
      return same(d.b()); // x - (x - y) == y
    }
    return subOfSums(x, y);
  }

  private Answer subFromConst(long c, int y) {
    if (c == 0) {
      return become(w.neg, y); // 0 - y == -y
    }
    if (withConst(y, w.add) instanceof Binary s) {
      return become(w.sub, wrapped(c - value(s.b())), s.a()); // c - (y + d) == (c - d) - y
    }
    if (binary(y, w.sub) instanceof Binary d && isConst(d.a())) {
      return become(w.add, d.b(), wrapped(c - value(d.a()))); // c - (d - y) == y + (c - d)
    }
    return Answer.KEEP;
  }

  private Answer subOfSums(int x, int y) {
    Binary left = binary(x, w.add);
    Binary right = binary(y, w.add);
    if (left != null && left.a() == y) {
      return same(left.b()); // (y + z) - y == z
    }
    if (left != null && left.b() == y) {
      return same(left.a()); // (z + y) - y == z
    }
    if (right != null && right.a() == x) {
      return become(w.neg, right.b()); // x - (x + z) == -z
    }
    if (right != null && right.b() == x) {
      return become(w.neg, right.a()); // x - (z + x) == -z
    }
    return subOfOffsets(left, right);
  }

  private Answer subOfOffsets(Binary left, Binary right) {
    boolean sameBase = left != null && right != null && left.a() == right.a();
    if (sameBase && isConst(left.b()) && isConst(right.b())) {
      return number(value(left.b()) - value(right.b())); // (x + c) - (x + d) == c - d
    }
    return Answer.KEEP;
  }

  Answer negate(int x) {
    if (op(x) instanceof Unary u && u.opcode() == w.neg) {
      return same(u.a()); // -(-x) == x
    }
    if (binary(x, w.sub) instanceof Binary d) {
      return become(w.sub, d.b(), d.a()); // -(x - y) == y - x
    }
    return Answer.KEEP;
  }

  Answer multiply(int x, int y) {
    if (!isConst(y)) {
      return Answer.KEEP;
    }
    long c = value(y);
    if (c == 0 || c == 1) {
      return same(c == 0 ? y : x); // x * 0 == 0, x * 1 == x
    }
    if (c == -1) {
      return become(w.neg, x); // x * -1 == -x
    }
    if (withConst(x, w.mul) instanceof Binary p) {
      return become(w.mul, p.a(), wrapped(value(p.b()) * c)); // (x * c) * d == x * (c * d)
    }
    return Answer.KEEP;
  }

  Answer divide(int x, int y) {
    if (isConst(y, 1)) {
      return same(x); // x / 1 == x
    }
    if (isConst(y, -1)) {
      return become(w.neg, x); // x / -1 == -x, MIN included
    }
    return Answer.KEEP;
  }

  Answer remainder(int y) {
    return isConst(y, 1) || isConst(y, -1) ? number(0) : Answer.KEEP; // x % 1 == x % -1 == 0
  }

  Answer divideUnsigned(int x, int y) {
    if (isConst(y) && Long.bitCount(unsigned(y)) == 1) {
      int shift = Long.numberOfTrailingZeros(unsigned(y));
      return become(w.ushr, x, trace.constant(shift)); // x / 2^k == x >>> k
    }
    return Answer.KEEP;
  }

  Answer remainderUnsigned(int x, int y) {
    if (isConst(y) && Long.bitCount(unsigned(y)) == 1) {
      return become(w.and, x, wrapped(unsigned(y) - 1)); // x % 2^k == x & (2^k - 1)
    }
    return Answer.KEEP;
  }

  private long unsigned(int constant) {
    return w == Width.INT ? value(constant) & 0xffffffffL : value(constant);
  }

  Answer and(int x, int y) {
    if (x == y) {
      return same(x); // x & x == x
    }
    return isConst(y) ? andConst(x, y, value(y)) : absorb(x, y, w.or);
  }

  private Answer andConst(int x, int y, long c) {
    if (c == 0 || c == -1) {
      return same(c == 0 ? y : x); // x & 0 == 0, x & -1 == x
    }
    if (withConst(x, w.and) instanceof Binary m) {
      return become(w.and, m.a(), wrapped(value(m.b()) & c)); // (x & c) & d == x & (c & d)
    }
    if (withConst(x, w.or) instanceof Binary m && (value(m.b()) & c) == 0) {
      return become(w.and, m.a(), y); // (x | c) & d == x & d where c & d == 0
    }
    if (withConst(x, w.or) instanceof Binary m && (value(m.b()) & c) == c) {
      return same(y); // (x | c) & d == d where c covers d
    }
    if (w == Width.LONG) {
      return andOfWidened(x, c);
    }
    boolean isBit = Integer.bitCount((int) c) == 1;
    if (isBit && unary(x, w.neg) instanceof Unary u && isBoolean(u.a())) {
      return shifted(u.a(), c); // -bit & 2^n == bit << n
    }
    return andOfNarrowed(x, y, c);
  }

  private Answer shifted(int bit, long by) {
    return become(w.shl, bit, trace.constant(Integer.numberOfTrailingZeros((int) by)));
  }

  private Answer andOfNarrowed(int x, int y, long c) {
    boolean byteLow = op(x) instanceof Unary u && u.opcode() == Opcode.I2B && (c & ~0xffL) == 0;
    boolean shortLow = op(x) instanceof Unary u && u.opcode() == Opcode.I2S && (c & ~0xffffL) == 0;
    // (byte) x & c == x & c where c has no more than 8 bits; the same for short
    return byteLow || shortLow ? become(w.and, ((Unary) op(x)).a(), y) : Answer.KEEP;
  }

  private Answer andOfWidened(int x, long c) {
    if (c != 0xffffffffL || !(op(x) instanceof Unary u)) {
      return Answer.KEEP;
    }
    return switch (u.opcode()) {
      case I2L -> become(Opcode.I2UL, u.a()); // (long) i & 0xffffffff == unsigned i
      case I2UL -> same(x);
      default -> Answer.KEEP;
    };
  }

  Answer or(int x, int y) {
    if (x == y) {
      return same(x); // x | x == x
    }
    if (!isConst(y)) {
      return absorb(x, y, w.and);
    }
    long c = value(y);
    if (c == 0 || c == -1) {
      return same(c == 0 ? x : y); // x | 0 == x, x | -1 == -1
    }
    if (withConst(x, w.or) instanceof Binary m) {
      return become(w.or, m.a(), wrapped(value(m.b()) | c)); // (x | c) | d == x | (c | d)
    }
    if (withConst(x, w.and) instanceof Binary m && (value(m.b()) | c) == -1) {
      return become(w.or, m.a(), y); // (x & c) | d == x | d where c | d == -1
    }
    return Answer.KEEP;
  }

  // x & (x | y) == x, x | (x & y) == x
  private Answer absorb(int x, int y, Opcode other) {
    if (binary(y, other) instanceof Binary b && (b.a() == x || b.b() == x)) {
      return same(x);
    }
    if (binary(x, other) instanceof Binary b && (b.a() == y || b.b() == y)) {
      return same(y);
    }
    return Answer.KEEP;
  }

  Answer xor(int x, int y) {
    if (x == y) {
      return number(0); // x ^ x == 0
    }
    if (isConst(y)) {
      return xorConst(x, value(y));
    }
    if (binary(x, w.xor) instanceof Binary b && (b.a() == y || b.b() == y)) {
      return same(b.a() == y ? b.b() : b.a()); // (x ^ y) ^ y == x
    }
    if (binary(y, w.xor) instanceof Binary b && (b.a() == x || b.b() == x)) {
      return same(b.a() == x ? b.b() : b.a()); // x ^ (x ^ y) == y
    }
    return Answer.KEEP;
  }

  private Answer xorConst(int x, long c) {
    if (c == 0) {
      return same(x); // x ^ 0 == x
    }
    if (c == w.min()) {
      return become(w.add, x, wrapped(c)); // x ^ MIN == x + MIN
    }
    if (withConst(x, w.xor) instanceof Binary b) {
      return become(w.xor, b.a(), wrapped(value(b.b()) ^ c)); // (x ^ c) ^ d == x ^ (c ^ d)
    }
    if (c == 1 && w == Width.INT && isBoolean(x)) {
      return not(x);
    }
    if (w == Width.INT && withConst(x, w.shl) instanceof Binary s && c == 1L << value(s.b())) {
      boolean isNot = withConst(s.a(), w.xor) instanceof Binary b && isConst(b.b(), 1);
      boolean ofBit = isNot && isBoolean(((Binary) op(s.a())).a());
      return ofBit ? become(w.shl, ((Binary) op(s.a())).a(), s.b()) : Answer.KEEP;
    }
    return Answer.KEEP;
  }

  private Answer not(int x) {
    Binary negation = op(x) instanceof Binary b ? Booleans.negation(b) : null;
    return negation == null ? Answer.KEEP : new Answer.Become(negation); // (a < b) ^ 1 == b <= a
  }
}
