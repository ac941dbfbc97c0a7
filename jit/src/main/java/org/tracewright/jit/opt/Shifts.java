package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;

/** Laws of shifts and rotations, for one width. Distances are taken modulo the width. */
final class Shifts extends Rules {
  private final Width w;

  Shifts(TraceBuilder trace, Width width) {
    super(trace);
    w = width;
  }

  /** A shift or rotation. */
  Answer shift(Opcode opcode, int x, int distance) {
    if (isConst(distance)) {
      return byConst(opcode, x, value(distance));
    }
    if (isConst(x, 0)) {
      return same(x); // 0 << n == 0
    }
    if (withConst(distance, Opcode.IAND) instanceof Binary m && coversDistance(value(m.b()))) {
      return become(opcode, x, m.a()); // x << (n & 31) == x << n
    }
    return Answer.KEEP;
  }

  private boolean coversDistance(long mask) {
    return (mask & (w.bits - 1)) == w.bits - 1;
  }

  private Answer byConst(Opcode opcode, int x, long distance) {
    int n = (int) distance & (w.bits - 1);
    if (n == 0) {
      return same(x); // x << 0 == x
    }
    if (n != distance) {
      return become(opcode, x, trace.constant(n)); // x << 33 == x << 1
    }
    return switch (opcode) {
      case ISHL, LSHL -> left(x, n);
      case ISHR, LSHR -> right(x, n);
      case IUSHR, LUSHR -> rightUnsigned(x, n);
      case IROTR -> become(Opcode.IROTL, x, trace.constant(w.bits - n)); // one form of rotation
      case LROTR -> become(Opcode.LROTL, x, trace.constant(w.bits - n));
      default -> rotate(opcode, x, n);
    };
  }

  private Answer left(int x, int n) {
    if (withConst(x, w.shl) instanceof Binary s) {
      return twice(w.shl, s, n); // (x << m) << n == x << (m + n)
    }
    if (withConst(x, w.ushr) instanceof Binary s && value(s.b()) == n) {
      return mask(s.a(), -1L << n); // (x >>> n) << n clears the low bits
    }
    if (withConst(x, w.shr) instanceof Binary s && value(s.b()) == n) {
      return mask(s.a(), -1L << n);
    }
    return Answer.KEEP;
  }

  private Answer right(int x, int n) {
    if (withConst(x, w.shr) instanceof Binary s) {
      long sum = Math.min(value(s.b()) + n, w.bits - 1); // (x >> m) >> n saturates
      return become(w.shr, s.a(), trace.constant((int) sum));
    }
    if (withConst(x, w.ushr) instanceof Binary s) {
      return twice(w.ushr, s, n); // (x >>> m) >> n == x >>> (m + n): the sign is 0
    }
    if (w == Width.INT && withConst(x, w.shl) instanceof Binary s && value(s.b()) == n) {
      return extend(s.a(), n);
    }
    return Answer.KEEP;
  }

  private Answer extend(int x, int n) {
    return switch (n) {
      case 24 -> become(Opcode.I2B, x); // (x << 24) >> 24 == (byte) x
      case 16 -> become(Opcode.I2S, x);
      default -> Answer.KEEP;
    };
  }

  private Answer rightUnsigned(int x, int n) {
    if (withConst(x, w.ushr) instanceof Binary s) {
      return twice(w.ushr, s, n); // (x >>> m) >>> n == x >>> (m + n)
    }
    if (withConst(x, w.shl) instanceof Binary s && value(s.b()) == n) {
      return mask(s.a(), w == Width.INT ? -1 >>> n : -1L >>> n); // (x << n) >>> n clears the top
    }
    if (n == w.bits - 1 && withConst(x, w.shr) instanceof Binary s) {
      return become(w.ushr, s.a(), trace.constant(n)); // the sign bit stays where it is
    }
    return Answer.KEEP;
  }

  private Answer rotate(Opcode opcode, int x, int n) {
    if (withConst(x, opcode) instanceof Binary r) {
      int sum = (int) (value(r.b()) + n) & (w.bits - 1);
      return become(opcode, r.a(), trace.constant(sum)); // rotl(rotl(x, m), n) == rotl(x, m + n)
    }
    return Answer.KEEP;
  }

  private Answer twice(Opcode opcode, Binary inner, int n) {
    long sum = value(inner.b()) + n;
    return sum < w.bits
        ? become(opcode, inner.a(), trace.constant((int) sum))
        : constant(w.type, 0);
  }

  private Answer mask(int x, long mask) {
    return become(w.and, x, trace.constant(w.type, mask));
  }

  /** The sign extension of the low 8 or 16 bits. */
  Answer narrow(Opcode opcode, int x) {
    long kept = opcode == Opcode.I2B ? 0xff : 0xffff;
    if (withConst(x, Opcode.IAND) instanceof Binary m && (value(m.b()) & kept) == kept) {
      return become(opcode, m.a()); // (byte) (x & 0xff) == (byte) x
    }
    if (op(x) instanceof Unary u && u.opcode() == Opcode.I2B) {
      return same(x); // (byte) (byte) x == (short) (byte) x == (byte) x
    }
    if (op(x) instanceof Unary u && u.opcode() == Opcode.I2S) {
      return opcode == Opcode.I2S ? same(x) : become(opcode, u.a());
    }
    return Answer.KEEP;
  }
}
