package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Arithmetic;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Cast;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Op.InstanceOf;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.Type;

/**
 * Appends operations to a trace, simplified by constant folding and by the laws of algebra. The
 * answer to {@link #append} may be an operation that was there already, a constant, or a new one of
 * another form. Laws look at operands only; nothing is remembered between calls, so recorder and
 * optimiser may mix this with {@link TraceBuilder#append}.
 *
 * <pre>{@code
 * Fold fold = new Fold(builder);
 * int x = fold.append(new Op.Slot(Type.INT, 3));
 * int y = fold.append(new Op.Binary(Opcode.IADD, x, builder.constant(4)));
 * fold.append(new Op.Binary(Opcode.ISUB, y, x)); // the constant 4
 * }</pre>
 */
public final class Fold {
  private final TraceBuilder trace;
  private final Algebra ints;
  private final Algebra longs;
  private final Shifts intShifts;
  private final Shifts longShifts;
  private final Comparisons intComparisons;
  private final Comparisons longComparisons;
  private final Conversions conversions;
  private final References references;
  private final GuardRules guards;

  /** A folding appender to a trace. */
  public Fold(TraceBuilder trace) {
    this.trace = trace;
    ints = new Algebra(trace, Width.INT);
    longs = new Algebra(trace, Width.LONG);
    intShifts = new Shifts(trace, Width.INT);
    longShifts = new Shifts(trace, Width.LONG);
    intComparisons = new Comparisons(trace, Width.INT);
    longComparisons = new Comparisons(trace, Width.LONG);
    conversions = new Conversions(trace);
    references = new References(trace);
    guards = new GuardRules(trace);
  }

  /**
   * Appends an operation, simplified.
   *
   * @return the position of its value; -1 for a guard that always holds and was not appended
   */
  public int append(Op op) {
    Op next = op;
    while (true) {
      Answer answer = simplify(next);
      if (answer instanceof Answer.Same same) {
        return same.position();
      }
      if (!(answer instanceof Answer.Become become)) {
        return trace.append(next);
      }
      next = become.op();
    }
  }

  /** What the rules say about an operation; constants they need are appended. */
  public Answer simplify(Op op) {
    if (op instanceof Binary binary) {
      return binary(binary);
    }
    if (op instanceof Unary unary) {
      return unary(unary);
    }
    if (op instanceof Guard guard) {
      return guards.guard(guard);
    }
    return reference(op);
  }

  private Answer reference(Op op) {
    if (op instanceof Cast cast) {
      return references.cast(cast);
    }
    if (op instanceof Op.Call call) {
      return references.call(call);
    }
    return op instanceof InstanceOf test ? references.instanceOf(test) : Answer.KEEP;
  }

  private Answer unary(Unary u) {
    if (trace.op(u.a()) instanceof Const c && c.type() != Type.REF) {
      return constant(u.opcode(), c.bits(), 0);
    }
    return switch (u.opcode()) {
      case INEG -> ints.negate(u.a());
      case LNEG -> longs.negate(u.a());
      case I2B, I2S -> intShifts.narrow(u.opcode(), u.a());
      case ISNULL -> references.isNull(u);
      case LENGTH -> references.length(u);
      default -> conversions.convert(u);
    };
  }

  private Answer binary(Binary b) {
    Op x = trace.op(b.a());
    Op y = trace.op(b.b());
    if (x instanceof Const c && y instanceof Const d && isEvaluable(b.opcode(), d.bits())) {
      return constant(b.opcode(), c.bits(), d.bits());
    }
    if (x instanceof Const && !(y instanceof Const) && isCommutative(b.opcode())) {
      return new Answer.Become(new Binary(b.opcode(), b.b(), b.a())); // constants to the right
    }
    return rules(b.opcode(), b.a(), b.b());
  }

  private Answer constant(Opcode opcode, long a, long b) {
    long bits = Arithmetic.evaluate(opcode, a, b);
    return new Answer.Same(trace.constant(opcode.result(), bits));
  }

  private static boolean isEvaluable(Opcode opcode, long divisor) {
    return switch (opcode) {
      case IDIV, IREM, IUDIV, IUREM, LDIV, LREM, LUDIV, LUREM -> divisor != 0;
      case AEQ -> false;
      default -> true;
    };
  }

  // Not the floating-point ones: which NaN a sum of two NaNs is may depend on their order.
  private static boolean isCommutative(Opcode opcode) {
    return switch (opcode) {
      case IADD, IMUL, IAND, IOR, IXOR, IMIN, IMAX, IEQ, INE -> true;
      case LADD, LMUL, LMULH, LUMULH, LAND, LOR, LXOR, LMIN, LMAX, LEQ, LNE -> true;
      default -> false;
    };
  }

  // spotless:off - the columns are the documentation
  private Answer rules(Opcode opcode, int x, int y) {
    return switch (opcode) {
      case IADD  -> ints.add(x, y);
      case ISUB  -> ints.sub(x, y);
      case IMUL  -> ints.multiply(x, y);
      case IDIV  -> ints.divide(x, y);
      case IREM  -> ints.remainder(y);
      case IUDIV -> ints.divideUnsigned(x, y);
      case IUREM -> ints.remainderUnsigned(x, y);
      case IAND  -> ints.and(x, y);
      case IOR   -> ints.or(x, y);
      case IXOR  -> ints.xor(x, y);
      case LADD  -> longs.add(x, y);
      case LSUB  -> longs.sub(x, y);
      case LMUL  -> longs.multiply(x, y);
      case LDIV  -> longs.divide(x, y);
      case LREM  -> longs.remainder(y);
      case LUDIV -> longs.divideUnsigned(x, y);
      case LUREM -> longs.remainderUnsigned(x, y);
      case LAND  -> longs.and(x, y);
      case LOR   -> longs.or(x, y);
      case LXOR  -> longs.xor(x, y);
      case ISHL, ISHR, IUSHR, IROTL, IROTR -> intShifts.shift(opcode, x, y);
      case LSHL, LSHR, LUSHR, LROTL, LROTR -> longShifts.shift(opcode, x, y);
      case IEQ   -> intComparisons.equal(x, y, true);
      case INE   -> intComparisons.equal(x, y, false);
      case ILT   -> intComparisons.less(x, y);
      case ILE   -> intComparisons.lessOrEqual(x, y);
      case IULT  -> intComparisons.below(x, y);
      case IULE  -> intComparisons.belowOrEqual(x, y);
      case LEQ   -> longComparisons.equal(x, y, true);
      case LNE   -> longComparisons.equal(x, y, false);
      case LLT   -> longComparisons.less(x, y);
      case LLE   -> longComparisons.lessOrEqual(x, y);
      case LULT  -> longComparisons.below(x, y);
      case LULE  -> longComparisons.belowOrEqual(x, y);
      case AEQ   -> references.equal(new Binary(opcode, x, y));
      default    -> conversions.combine(opcode, x, y);
    };
  }
  // spotless:on
}
