package org.tracewright.jit.opt;

import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Opcode;

/**
 * Finds guards of which the first can speak for all: {@link Pass#LIMIT} and the widening of {@link
 * Pass#BITS}. The first becomes a little stricter than it was, so that it holds only if all hold;
 * the others are dropped. A trace that would have been left at a later one is left at the first,
 * which is exact, for every exit is; only slower.
 *
 * <ul>
 *   <li>{@code retired + k < limit} for several k: the largest. The count must not overflow: {@code
 *       Retired} says so.
 *   <li>{@code c < x} and {@code x < d}, signed, one behind the other with the same exit: {@code x
 *       - c - 1 < d - c - 1}, unsigned.
 *   <li>{@code x + c < L}, unsigned, for several c and constants L: with the smallest c as {@code y
 *       = x + c} and all others as {@code y + d}, all hold exactly when {@code y < min(L - d)}.
 *   <li>{@code c < length} of one array, unsigned, for several constants c: the largest.
 * </ul>
 */
final class Strengthening {
  /** What becomes of the guard at a position. */
  enum Action {
    STAYS,
    LIMIT,
    BOUND,
    LENGTH,
    DROPPED
  }

  /** Guards under one condition so far. */
  private static final class Group {
    final int base; // -1 for LENGTH
    final int limit; // LIMIT, LENGTH: position of what the first guard compares with
    long low; // addend of the new condition; LENGTH: the largest index
    long bound; // BOUND: what it is compared with; else 0
    long widest; // BOUND: the smallest bound any member had
    int members = 1;

    Group(int base, long addend, int limit, long bound) {
      this.base = base;
      this.limit = limit;
      low = addend;
      this.bound = bound;
      widest = bound;
    }
  }

  private final Folded trace;
  private final List<Exit> exits;
  private final Layout layout;
  private final Affine affine;
  private final Group[] byBase;
  private final Group[] byGuard;
  private final boolean[] dropped;
  private Group limits;
  private int previous = -1; // the guard before, if it compares signed values

  private Strengthening(Folded trace, List<Exit> exits, Layout layout) {
    this.trace = trace;
    this.exits = exits;
    this.layout = layout;
    affine = new Affine(trace.size());
    byBase = new Group[trace.size()];
    byGuard = new Group[trace.size()];
    dropped = new boolean[trace.size()];
  }

  static Strengthening of(Folded trace, List<Exit> exits, Layout layout, Set<Pass> passes) {
    Strengthening plan = new Strengthening(trace, exits, layout);
    plan.scan(passes.contains(Pass.LIMIT), passes.contains(Pass.BITS));
    return plan;
  }

  private void scan(boolean limit, boolean bounds) {
    if (!limit && !bounds) {
      return;
    }
    for (int at = 0; at < trace.size(); at++) {
      Op op = trace.op(at);
      affine.define(at, op, trace::op);
      if (op instanceof Guard guard) {
        Binary condition = condition(guard);
        boolean grouped = condition != null && limit && limit(at, condition);
        if (condition != null && bounds && !grouped) {
          bound(at, condition);
        }
        previous = condition != null && isSigned(condition) ? at : -1;
      } else if (writesLimit(op)) {
        limits = null;
      }
    }
  }

  // In the affirmative: not b <= a, a < b.
  private Binary condition(Guard guard) {
    if (!(trace.op(guard.a()) instanceof Binary b)) {
      return null;
    }
    return switch (guard.check()) {
      case TRUE -> b;
      case FALSE -> Booleans.negation(b);
      case VALUE, NONNULL, NULL, CLASS -> null;
    };
  }

  private boolean writesLimit(Op op) {
    return op.effect() == Effect.ALL || layout.writesLimit(op);
  }

  private boolean limit(int at, Binary condition) {
    if (condition.opcode() != Opcode.LLT || !isLimit(condition.b())) {
      return false;
    }
    int base = affine.base(condition.a());
    long addend = affine.offset(condition.a());
    if (limits == null || limits.base != base) {
      limits = new Group(base, addend, condition.b(), 0);
      byGuard[at] = limits;
    } else {
      limits.low = Math.max(limits.low, addend);
      limits.members++;
      dropped[at] = true;
    }
    return true;
  }

  private boolean isLimit(int position) {
    return layout.readsLimit(trace.op(position));
  }

  private void bound(int at, Binary condition) {
    if (isSigned(condition) && previous >= 0) {
      window(at, condition, condition((Guard) trace.op(previous)));
    } else if (condition.opcode() == Opcode.IULT && trace.op(condition.b()) instanceof Const c) {
      below(at, condition.a(), affine.offset(condition.a()), c.bits());
    } else if (isElement(condition)) {
      inside(at, constant(condition.a()), condition.b());
    }
  }

  private boolean isElement(Binary condition) {
    return condition.opcode() == Opcode.IULT
        && trace.op(condition.a()) instanceof Const c
        && c.bits() >= 0
        && trace.op(condition.b()) instanceof Op.Unary u
        && u.opcode() == Opcode.LENGTH;
  }

  private void inside(int at, long index, int length) {
    Group group = byBase[length];
    if (group == null) {
      byBase[length] = new Group(-1, index, length, 0);
      byGuard[at] = byBase[length];
    } else if (group.base < 0) { // else it is an index itself, compared with constants
      group.low = Math.max(group.low, index);
      group.members++;
      dropped[at] = true;
    }
  }

  private static boolean isSigned(Binary condition) {
    return condition.opcode() == Opcode.ILT || condition.opcode() == Opcode.ILE;
  }

  // From both sides: one guard for the two.
  private void window(int at, Binary one, Binary other) {
    boolean lowFirst = trace.op(other.a()) instanceof Const;
    Binary low = lowFirst ? other : one;
    Binary high = lowFirst ? one : other;
    boolean closed =
        low.b() == high.a()
            && trace.op(low.a()) instanceof Const
            && trace.op(high.b()) instanceof Const
            && haveSameExit(at, previous);
    if (closed) {
      long least = constant(low.a()) + (low.opcode() == Opcode.ILT ? 1 : 0);
      long end = constant(high.b()) + (high.opcode() == Opcode.ILE ? 1 : 0);
      below(previous, high.a(), affine.offset(high.a()) - least, end - least);
      if (byGuard[previous] != null) {
        byGuard[previous].members++;
      }
      dropped[at] = dropped[previous] || byGuard[previous] != null;
    }
  }

  private long constant(int position) {
    return ((Const) trace.op(position)).bits();
  }

  private boolean haveSameExit(int one, int other) {
    Exit a = exits.get(((Guard) trace.op(one)).exit());
    Exit b = exits.get(((Guard) trace.op(other)).exit());
    return a.frames().isEmpty()
        && b.frames().isEmpty()
        && a.slots().equals(b.slots())
        && trace.op(trace.position(a.key())) instanceof Const c
        && c.equals(trace.op(trace.position(b.key())));
  }

  private void below(int at, int value, long addend, long bound) {
    if (bound <= 0 || bound > Integer.MAX_VALUE) {
      return;
    }
    int base = affine.base(value);
    if (byBase[base] != null && byBase[base].base >= 0 && join(byBase[base], addend, bound)) {
      dropped[at] = true;
    } else {
      byBase[base] = new Group(base, addend, -1, bound);
      byGuard[at] = byBase[base];
    }
  }

  // A group gives up at most an eighth of what its strictest member allowed.
  private static boolean join(Group group, long addend, long bound) {
    int distance = (int) (addend - group.low);
    long widest = Math.min(group.widest, bound);
    long joined =
        distance >= 0
            ? Math.min(group.bound, bound - distance)
            : Math.min(bound, group.bound + distance);
    if (joined < widest - (widest >> 3)) {
      return false;
    }
    group.bound = joined;
    group.widest = widest;
    group.low = Math.min(distance, 0) + group.low;
    group.members++;
    return true;
  }

  /** What becomes of the guard at a position. */
  Action action(int guard) {
    if (dropped[guard]) {
      return Action.DROPPED;
    }
    Group group = byGuard[guard];
    if (group == null || group.members == 1) {
      return Action.STAYS;
    }
    if (group.base < 0) {
      return Action.LENGTH;
    }
    return group.bound > 0 ? Action.BOUND : Action.LIMIT;
  }

  /** The new condition, written to another trace. */
  int condition(int guard, Forward forward, IntUnaryOperator rename) {
    Group group = byGuard[guard];
    if (group.base < 0) {
      int last = forward.out().constant((int) group.low);
      return forward.append(new Binary(Opcode.IULT, last, rename.applyAsInt(group.limit)));
    }
    int base = rename.applyAsInt(group.base);
    if (action(guard) == Action.LIMIT) {
      int addend = forward.out().constant(group.low);
      int last = forward.append(new Binary(Opcode.LADD, base, addend));
      return forward.append(new Binary(Opcode.LLT, last, rename.applyAsInt(group.limit)));
    }
    int addend = forward.out().constant((int) group.low);
    int first = forward.append(new Binary(Opcode.IADD, base, addend));
    int bound = forward.out().constant((int) group.bound);
    return forward.append(new Binary(Opcode.IULT, first, bound));
  }

  /** The guard with its new condition. */
  static Guard with(Guard guard, int condition) {
    return new Guard(Check.TRUE, condition, 0, null, guard.exit());
  }
}
