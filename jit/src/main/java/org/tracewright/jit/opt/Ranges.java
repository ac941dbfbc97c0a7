package org.tracewright.jit.opt;

import java.util.Arrays;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.Type;

/**
 * For each {@code int} and {@code long} value its smallest and largest value, signed, and the bits
 * known to be 0: pass {@link Pass#BITS}. Of an {@code int} only the lower 32 bits are spoken of.
 */
final class Ranges extends Rules {
  private long[] least = new long[64];
  private long[] greatest = new long[64];
  private long[] zeros = new long[64];
  private final Transfer transfer = new Transfer(this);

  Ranges(TraceBuilder trace) {
    super(trace);
  }

  private void reach(int position) {
    if (position >= least.length) {
      int length = Math.max(position + 1, least.length * 2);
      least = Arrays.copyOf(least, length);
      greatest = Arrays.copyOf(greatest, length);
      zeros = Arrays.copyOf(zeros, length);
    }
  }

  private static long mask(Width w) {
    return w == Width.INT ? 0xffffffffL : -1L;
  }

  private Width width(int position) {
    return op(position).type() == Type.LONG ? Width.LONG : Width.INT;
  }

  long least(int position) {
    return op(position) instanceof Const c ? c.bits() : least[position];
  }

  long greatest(int position) {
    return op(position) instanceof Const c ? c.bits() : greatest[position];
  }

  long zeros(int position) {
    return op(position) instanceof Const c
        ? ~c.bits() & mask(c.type() == Type.LONG ? Width.LONG : Width.INT)
        : zeros[position];
  }

  /** Whether an operation's value can only be one. */
  boolean isSingle(int position) {
    Type type = op(position).type();
    boolean ranged = type == Type.INT || type == Type.LONG;
    return ranged && least(position) == greatest(position);
  }

  boolean isNotNegative(int position) {
    return least(position) >= 0;
  }

  /** Says what is known of the value of the operation just appended. */
  void define(int position, FieldRef slotField) {
    Op op = op(position);
    if (op instanceof Const || (op.type() != Type.INT && op.type() != Type.LONG)) {
      return;
    }
    reach(position);
    Width w = width(position);
    least[position] = w.min();
    greatest[position] = w.max();
    zeros[position] = 0;
    transfer.define(position, op, slotField);
  }

  /** Narrows the range of a value. */
  void within(int position, long min, long max) {
    if (op(position) instanceof Const || min > max) {
      return;
    }
    reach(position);
    long from = Math.max(least[position], min);
    long to = Math.min(greatest[position], max);
    if (from <= to) {
      least[position] = from;
      greatest[position] = to;
    }
    settle(position);
  }

  /** Adds bits known to be 0. */
  void zero(int position, long bits) {
    if (!(op(position) instanceof Const)) {
      reach(position);
      zeros[position] |= bits & mask(width(position));
      settle(position);
    }
  }

  // Each kind of knowledge sharpens the other.
  private void settle(int position) {
    Width w = width(position);
    if (least[position] >= 0 && greatest[position] >= 0) {
      long used = (Long.highestOneBit(greatest[position]) << 1) - 1;
      zeros[position] |= mask(w) & ~(greatest[position] == 0 ? 0 : used);
    }
    boolean signIsZero = (zeros[position] & w.min() & mask(w)) != 0;
    if (signIsZero) {
      least[position] = Math.max(least[position], 0);
      greatest[position] = Math.min(greatest[position], ~zeros[position] & mask(w));
    }
  }

  /** What the ranges say about an operation; it stands with resolved operands. */
  Answer simplify(Op op) {
    if (op instanceof Binary b) {
      return simplify(b);
    }
    return op instanceof Unary u ? simplify(u) : Answer.KEEP;
  }

  private boolean lies(int position, long min, long max) {
    return least(position) >= min && greatest(position) <= max;
  }

  private Answer simplify(Unary u) {
    boolean asItIs =
        switch (u.opcode()) {
          case I2B -> lies(u.a(), Byte.MIN_VALUE, Byte.MAX_VALUE);
          case I2S -> lies(u.a(), Short.MIN_VALUE, Short.MAX_VALUE);
          case I2C -> lies(u.a(), 0, Character.MAX_VALUE);
          case IABS, LABS -> isNotNegative(u.a());
          default -> false;
        };
    if (asItIs) {
      return same(u.a());
    }
    boolean signed = u.opcode() == Opcode.I2UL && isNotNegative(u.a());
    return signed ? become(Opcode.I2L, u.a()) : Answer.KEEP;
  }

  private Answer simplify(Binary b) {
    return switch (b.opcode()) {
      case IAND, LAND -> and(b);
      case IEQ, LEQ -> decided(equal(b));
      case INE, LNE -> decided(-equal(b));
      case ILT, LLT -> decided(less(b.a(), b.b()));
      case ILE, LLE -> decided(-less(b.b(), b.a()));
      case IULT, LULT -> decided(below(b.a(), b.b()));
      case IULE, LULE -> decided(-below(b.b(), b.a()));
      case IMIN, LMIN -> smaller(b.a(), b.b());
      case IMAX, LMAX -> larger(b.a(), b.b());
      default -> Answer.KEEP;
    };
  }

  private Answer and(Binary b) {
    if (!isConst(b.b())) {
      return Answer.KEEP;
    }
    Width w = Width.of(b.opcode());
    if (((zeros(b.a()) | value(b.b())) & mask(w)) == mask(w)) {
      return same(b.a()); // the mask clears what is 0 already
    }
    return (~zeros(b.a()) & value(b.b()) & mask(w)) == 0
        ? constant(w.type, 0) // the mask keeps only what is 0
        : Answer.KEEP;
  }

  /** 1 for yes, -1 for no, 0 for unknown. */
  private Answer decided(int answer) {
    return answer == 0 ? Answer.KEEP : bit(answer > 0);
  }

  private int equal(Binary b) {
    boolean disjoint = greatest(b.a()) < least(b.b()) || greatest(b.b()) < least(b.a());
    boolean bitDiffers = isConst(b.b()) && (zeros(b.a()) & value(b.b())) != 0;
    return disjoint || bitDiffers ? -1 : 0;
  }

  private int less(int x, int y) {
    if (greatest(x) < least(y)) {
      return 1;
    }
    return least(x) >= greatest(y) ? -1 : 0;
  }

  private int below(int x, int y) {
    if (isNotNegative(x) == isNotNegative(y) && (isNotNegative(x) || bothNegative(x, y))) {
      return less(x, y); // within one half of the circle both orders agree
    }
    if (isNotNegative(x) && greatest(y) < 0) {
      return 1;
    }
    return greatest(x) < 0 && isNotNegative(y) ? -1 : 0;
  }

  private boolean bothNegative(int x, int y) {
    return greatest(x) < 0 && greatest(y) < 0;
  }

  private Answer smaller(int x, int y) {
    if (greatest(x) <= least(y)) {
      return same(x);
    }
    return greatest(y) <= least(x) ? same(y) : Answer.KEEP;
  }

  private Answer larger(int x, int y) {
    if (least(x) >= greatest(y)) {
      return same(x);
    }
    return least(y) >= greatest(x) ? same(y) : Answer.KEEP;
  }

  /** Learns from a comparison that is known to hold. */
  void learn(Binary b) {
    switch (b.opcode()) {
      case IEQ, LEQ -> {
        within(b.a(), least(b.b()), greatest(b.b()));
        within(b.b(), least(b.a()), greatest(b.a()));
      }
      case ILT, LLT -> order(b, 1);
      case ILE, LLE -> order(b, 0);
      case IULT, LULT -> unsigned(b, 1);
      case IULE, LULE -> unsigned(b, 0);
      default -> {}
    }
  }

  private void order(Binary b, int gap) {
    Width w = Width.of(b.opcode());
    within(b.a(), w.min(), less(greatest(b.b()), gap));
    within(b.b(), more(least(b.a()), gap), w.max());
  }

  private static long less(long value, int gap) {
    return value == Long.MIN_VALUE ? value : value - gap;
  }

  private static long more(long value, int gap) {
    return value == Long.MAX_VALUE ? value : value + gap;
  }

  // a below b, b not negative: a lies between 0 and b.
  private void unsigned(Binary b, int gap) {
    if (isNotNegative(b.b())) {
      within(b.a(), 0, greatest(b.b()) - gap);
      within(b.b(), isNotNegative(b.a()) ? least(b.a()) + gap : 0, Width.of(b.opcode()).max());
    }
  }
}
