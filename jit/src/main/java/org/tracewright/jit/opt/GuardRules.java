package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.Type;

/**
 * One form for each condition of a guard. A guard on a constant for which it holds is not needed;
 * one that never holds stays.
 */
final class GuardRules extends Rules {
  private static final Answer NOT_NEEDED = new Answer.Same(-1);

  GuardRules(TraceBuilder trace) {
    super(trace);
  }

  Answer guard(Guard guard) {
    return switch (guard.check()) {
      case TRUE -> truth(guard, true);
      case FALSE -> truth(guard, false);
      case VALUE -> value(guard);
      case NONNULL, NULL -> nullness(guard);
      case CLASS -> Answer.KEEP;
    };
  }

  private Answer truth(Guard guard, boolean wanted) {
    int x = guard.a();
    if (op(x) instanceof Const c) {
      return (c.bits() != 0) == wanted ? NOT_NEEDED : Answer.KEEP;
    }
    if (op(x) instanceof Unary u && u.opcode() == Opcode.ISNULL) {
      return check(guard, wanted ? Check.NULL : Check.NONNULL, u.a(), 0);
    }
    if (op(x) instanceof Binary b && isConst(b.b())) {
      return truthOfEquality(guard, b, wanted);
    }
    return Answer.KEEP;
  }

  private Answer truthOfEquality(Guard guard, Binary b, boolean wanted) {
    boolean holdsWhenEqual = b.opcode() == Opcode.IEQ || b.opcode() == Opcode.LEQ;
    boolean holdsWhenNot = b.opcode() == Opcode.INE || b.opcode() == Opcode.LNE;
    if (wanted ? holdsWhenEqual : holdsWhenNot) {
      return check(guard, Check.VALUE, b.a(), value(b.b())); // x == c holds, x is c
    }
    boolean zero = isConst(b.b(), 0) && b.opcode().a() == Type.INT;
    if (zero && (holdsWhenEqual || holdsWhenNot)) {
      return check(guard, Check.TRUE, b.a(), 0); // x != 0 holds
    }
    if (b.opcode() == Opcode.IXOR && isConst(b.b(), 1) && isBoolean(b.a())) {
      return check(guard, wanted ? Check.FALSE : Check.TRUE, b.a(), 0); // bit ^ 1
    }
    return Answer.KEEP;
  }

  private Answer value(Guard guard) {
    int x = guard.a();
    if (op(x) instanceof Const c) {
      return c.bits() == guard.constant() ? NOT_NEEDED : Answer.KEEP;
    }
    Width w = op(x).type() == Type.INT ? Width.INT : Width.LONG;
    if (withConst(x, w.add) instanceof Binary s) {
      long difference = w.wrap(guard.constant() - value(s.b()));
      return check(guard, Check.VALUE, s.a(), difference); // x + c is d, x is d - c
    }
    if (w == Width.LONG) {
      return Answer.KEEP;
    }
    if (guard.constant() == 0) {
      return check(guard, Check.FALSE, x, 0);
    }
    return guard.constant() == 1 && isBoolean(x) ? check(guard, Check.TRUE, x, 0) : Answer.KEEP;
  }

  private Answer nullness(Guard guard) {
    boolean wantsNull = guard.check() == Check.NULL;
    if (isConst(guard.a())) {
      return wantsNull ? NOT_NEEDED : Answer.KEEP;
    }
    return !wantsNull && References.isNeverNull(op(guard.a())) ? NOT_NEEDED : Answer.KEEP;
  }

  private static Answer check(Guard guard, Check check, int a, long constant) {
    return new Answer.Become(new Guard(check, a, constant, null, guard.exit()));
  }
}
