package org.tracewright.jit.opt;

import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.MemoryAccesses;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Type;

/** How each operation's range and zero bits follow from those of its operands. */
final class Transfer {
  private final Ranges ranges;

  Transfer(Ranges ranges) {
    this.ranges = ranges;
  }

  /** Narrows the range of the value at a position, which is unlimited so far. */
  void define(int at, Op op, FieldRef slotField) {
    if (op instanceof Binary b) {
      binary(at, b);
    } else if (op instanceof Unary u) {
      unary(at, u);
    } else if (slotField != null) {
      descriptor(at, slotField.descriptor().replace("[", ""));
    } else {
      loaded(at, op);
    }
  }

  private void loaded(int at, Op op) {
    if (op instanceof Op.MemoryGet g) {
      memory(at, g);
    } else if (op instanceof Op.ArrayGet g) {
      element(at, g);
    } else if (op instanceof Op.GetField g) {
      descriptor(at, g.field().descriptor());
    } else if (op instanceof Op.InstanceOf) {
      ranges.within(at, 0, 1);
    }
  }

  private void descriptor(int at, String descriptor) {
    switch (descriptor) {
      case "Z" -> ranges.within(at, 0, 1);
      case "B" -> ranges.within(at, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case "S" -> ranges.within(at, Short.MIN_VALUE, Short.MAX_VALUE);
      case "C" -> ranges.within(at, 0, Character.MAX_VALUE);
      default -> {}
    }
  }

  private void element(int at, Op.ArrayGet get) {
    switch (get.element()) {
      case BYTE -> ranges.within(at, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> ranges.within(at, Short.MIN_VALUE, Short.MAX_VALUE);
      case CHAR -> ranges.within(at, 0, Character.MAX_VALUE);
      case BOOLEAN -> ranges.within(at, 0, 1);
      case INT, LONG, FLOAT, DOUBLE, REF -> {}
    }
  }

  private void memory(int at, Op.MemoryGet get) {
    switch (get.kind()) {
      case LOAD_SHORT_LE, LOAD_SHORT_BE -> ranges.within(at, Short.MIN_VALUE, Short.MAX_VALUE);
      case LOAD_CHAR_LE, LOAD_CHAR_BE -> ranges.within(at, 0, Character.MAX_VALUE);
      default -> {
        assert MemoryAccesses.bytes(get.kind()) >= 4 : get;
      }
    }
  }

  private void unary(int at, Unary u) {
    int x = u.a();
    switch (u.opcode()) {
      case I2B -> ranges.within(at, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case I2S -> ranges.within(at, Short.MIN_VALUE, Short.MAX_VALUE);
      case I2C -> ranges.within(at, 0, Character.MAX_VALUE);
      case I2L -> widened(at, x, ranges.least(x), ranges.greatest(x));
      case I2UL -> {
        widened(at, x, 0, 0xffffffffL);
        ranges.zero(at, ~0xffffffffL);
      }
      case L2I -> {
        ranges.zero(at, ranges.zeros(x));
        boolean fits = (int) ranges.least(x) == ranges.least(x);
        if (fits && (int) ranges.greatest(x) == ranges.greatest(x)) {
          ranges.within(at, ranges.least(x), ranges.greatest(x));
        }
      }
      case IABS -> {
        if (ranges.least(x) > Integer.MIN_VALUE) {
          ranges.within(at, 0, Integer.MAX_VALUE);
        }
      }
      case ICLZ, ICTZ, IPOPCNT -> ranges.within(at, 0, 32);
      case LCLZ, LCTZ, LPOPCNT -> ranges.within(at, 0, 64);
      case ISNULL -> ranges.within(at, 0, 1);
      case LENGTH -> ranges.within(at, 0, Integer.MAX_VALUE);
      default -> {}
    }
  }

  private void widened(int at, int x, long least, long greatest) {
    ranges.zero(at, ranges.zeros(x) & 0x7fffffffL);
    ranges.within(at, least, greatest);
  }

  private void binary(int at, Binary b) {
    int x = b.a();
    int y = b.b();
    switch (b.opcode()) {
      case IADD, LADD -> {
        alignment(at, x, y);
        sum(at, b, ranges.least(y), ranges.greatest(y));
      }
      case ISUB, LSUB -> {
        alignment(at, x, y);
        difference(at, x, y);
      }
      case IMUL -> product(at, x, y);
      case IAND, LAND -> {
        ranges.zero(at, ranges.zeros(x) | ranges.zeros(y));
        masked(at, x);
        masked(at, y);
      }
      case IOR, LOR -> {
        ranges.zero(at, ranges.zeros(x) & ranges.zeros(y));
        if (ranges.isNotNegative(x) && ranges.isNotNegative(y)) {
          ranges.within(at, Math.max(ranges.least(x), ranges.least(y)), Long.MAX_VALUE);
        }
      }
      case IXOR, LXOR -> ranges.zero(at, ranges.zeros(x) & ranges.zeros(y));
      case ISHL, LSHL, ISHR, LSHR, IUSHR, LUSHR -> shift(at, b);
      case IREM, LREM -> remainder(at, x, y);
      case IUREM, LUREM -> {
        if (ranges.least(y) > 0) {
          ranges.within(at, 0, ranges.greatest(y) - 1);
        }
      }
      case IMIN, LMIN ->
          ranges.within(
              at,
              Math.min(ranges.least(x), ranges.least(y)),
              Math.min(ranges.greatest(x), ranges.greatest(y)));
      case IMAX, LMAX ->
          ranges.within(
              at,
              Math.max(ranges.least(x), ranges.least(y)),
              Math.max(ranges.greatest(x), ranges.greatest(y)));
      case ICMPU, LCMP, LCMPU, FCMPL, FCMPG, DCMPL, DCMPG -> ranges.within(at, -1, 1);
      default -> {
        if (Booleans.yields(b.opcode())) {
          ranges.within(at, 0, 1);
        }
      }
    }
  }

  // As many low bits are 0 as in both operands.
  private void alignment(int at, int x, int y) {
    int zeros =
        Math.min(
            Long.numberOfTrailingZeros(~ranges.zeros(x)),
            Long.numberOfTrailingZeros(~ranges.zeros(y)));
    ranges.zero(at, zeros == 64 ? -1L : (1L << zeros) - 1);
  }

  private void sum(int at, Binary b, long least, long greatest) {
    between(at, added(ranges.least(b.a()), least), added(ranges.greatest(b.a()), greatest));
  }

  private void difference(int at, int x, int y) {
    boolean negatable = ranges.least(y) != Long.MIN_VALUE;
    if (negatable) {
      long least = added(ranges.least(x), -ranges.greatest(y));
      between(at, least, added(ranges.greatest(x), -ranges.least(y)));
    }
  }

  private static final long OVERFLOW = Long.MIN_VALUE;

  private static long added(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? OVERFLOW : sum;
  }

  // Only where no value of the range wraps round.
  private void between(int at, long least, long greatest) {
    Width w = ranges.op(at).type() == Type.LONG ? Width.LONG : Width.INT;
    if (least > w.min() && greatest > w.min() && least <= w.max() && greatest <= w.max()) {
      ranges.within(at, least, greatest);
    }
  }

  private void product(int at, int x, int y) {
    long a = ranges.least(x) * ranges.least(y);
    long b = ranges.least(x) * ranges.greatest(y);
    long c = ranges.greatest(x) * ranges.least(y);
    long d = ranges.greatest(x) * ranges.greatest(y);
    long least = Math.min(Math.min(a, b), Math.min(c, d));
    between(at, least, Math.max(Math.max(a, b), Math.max(c, d)));
    int zeros =
        Long.numberOfTrailingZeros(~ranges.zeros(x)) + Long.numberOfTrailingZeros(~ranges.zeros(y));
    ranges.zero(at, zeros >= 32 ? 0xffffffffL : (1L << zeros) - 1);
  }

  private void masked(int at, int operand) {
    if (ranges.isNotNegative(operand)) {
      ranges.within(at, 0, ranges.greatest(operand));
    }
  }

  private void shift(int at, Binary b) {
    if (!ranges.isConst(b.b())) {
      return;
    }
    Width w = Width.of(b.opcode());
    int n = (int) ranges.value(b.b()) & (w.bits - 1);
    int x = b.a();
    switch (b.opcode()) {
      case ISHL, LSHL -> {
        ranges.zero(at, ranges.zeros(x) << n | ((1L << n) - 1));
        long least = ranges.least(x) << n;
        long greatest = ranges.greatest(x) << n;
        if (least >> n == ranges.least(x) && greatest >> n == ranges.greatest(x)) {
          between(at, least, greatest);
        }
      }
      case ISHR, LSHR -> ranges.within(at, ranges.least(x) >> n, ranges.greatest(x) >> n);
      default -> {
        long unsignedZeros = w == Width.INT ? ranges.zeros(x) | ~0xffffffffL : ranges.zeros(x);
        ranges.zero(at, unsignedZeros >>> n | ~(-1L >>> n));
        if (ranges.isNotNegative(x)) {
          ranges.within(at, ranges.least(x) >> n, ranges.greatest(x) >> n);
        }
      }
    }
  }

  // The sign is the dividend's, the magnitude less than the divisor's.
  private void remainder(int at, int x, int y) {
    if (ranges.isConst(y) && ranges.value(y) != 0 && ranges.value(y) != Long.MIN_VALUE) {
      long most = Math.abs(ranges.value(y)) - 1;
      ranges.within(at, ranges.isNotNegative(x) ? 0 : -most, most);
    }
  }
}
