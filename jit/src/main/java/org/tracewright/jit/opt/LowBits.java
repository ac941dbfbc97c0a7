package org.tracewright.jit.opt;

import java.util.function.ToIntFunction;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * Sums of which only the low bits are wanted: what an addend was cut down to before does not
 * matter. So a counter of eight bits that is stepped many times takes one addition.
 */
final class LowBits extends Rules {
  private static final int NONE = -1;

  LowBits(TraceBuilder trace) {
    super(trace);
  }

  /**
   * {@code (byte) ((byte) x + c) == (byte) (x + c)}, and the same for other widths and for masks of
   * low bits.
   *
   * @param append appends an operation, simplified
   */
  Answer simplify(Op op, ToIntFunction<Op> append) {
    if (op instanceof Unary u && bits(u.opcode()) != 0) {
      int sum = sum(u.a(), bits(u.opcode()), append);
      return sum == NONE ? Answer.KEEP : become(u.opcode(), sum);
    }
    if (op instanceof Binary b && b.opcode() == Opcode.IAND && isLowMask(b.b())) {
      int sum = sum(b.a(), value(b.b()), append);
      return sum == NONE ? Answer.KEEP : become(Opcode.IAND, sum, b.b());
    }
    return Answer.KEEP;
  }

  private static long bits(Opcode opcode) {
    return switch (opcode) {
      case I2B -> 0xff;
      case I2S -> 0xffff;
      default -> 0;
    };
  }

  private boolean isLowMask(int position) {
    return op(position) instanceof Const c && c.bits() > 0 && (c.bits() & c.bits() + 1) == 0;
  }

  private int sum(int position, long wanted, ToIntFunction<Op> append) {
    Binary sum = withConst(position, Opcode.IADD);
    int whole = sum == null ? NONE : uncut(sum.a(), wanted);
    return whole == NONE ? NONE : append.applyAsInt(new Binary(Opcode.IADD, whole, sum.b()));
  }

  // What was cut down to the value at a position, if all bits wanted are still there.
  private int uncut(int position, long wanted) {
    if (op(position) instanceof Unary u) {
      return (wanted & ~bits(u.opcode())) == 0 ? u.a() : NONE;
    }
    Binary mask = withConst(position, Opcode.IAND);
    return mask != null && (wanted & ~value(mask.b())) == 0 ? mask.a() : NONE;
  }
}
