package org.tracewright.jit.opt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Exit.SlotValue;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Call;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.Type;

/**
 * Writes operations to a new trace, one after the other, each simplified by what is known at that
 * point: by its form, by what guards have shown, by what memory holds, by what was computed before.
 * Nothing is looked at twice, so the time is linear.
 */
final class Forward {
  private final TraceBuilder out;
  private final Layout layout;
  private final Fold fold;
  private final LowBits lowBits;
  private final ValueTable values;
  private final Knowledge known;
  private final Ranges ranges;
  private final HeapCache heap;
  private final int[] slots; // position + 1 of the slot's value since the last synchronisation
  private int synchronisation;
  private final boolean folds;
  private final boolean guards;
  private final boolean bits;
  private final boolean shares;
  private final boolean forwards;

  Forward(
      TraceBuilder out, Layout layout, Set<Pass> passes, Identities identities, int expectedSize) {
    this.out = out;
    this.layout = layout;
    fold = new Fold(out);
    lowBits = new LowBits(out);
    values = new ValueTable(out, expectedSize);
    known = new Knowledge(out);
    ranges = new Ranges(out);
    heap = new HeapCache(identities);
    slots = new int[layout.slots().size()];
    folds = passes.contains(Pass.FOLD);
    guards = passes.contains(Pass.GUARDS);
    bits = passes.contains(Pass.BITS);
    shares = passes.contains(Pass.CSE);
    forwards = passes.contains(Pass.HEAP);
  }

  TraceBuilder out() {
    return out;
  }

  /** The constant a value is known to equal by now, else the value. */
  int resolve(int position) {
    return known.resolve(position);
  }

  /**
   * Appends an operation without an exit, its operands resolved.
   *
   * @return the position of its value; -1 if it has none
   */
  int append(Op op) {
    return switch (op.effect()) {
      case NONE -> op instanceof Const || op instanceof Op.Turn ? out.append(op) : pure(op);
      case READ -> read(op);
      case WRITE -> store(op);
      case GUARD, ALL -> throw new AssertionError(op);
    };
  }

  private int read(Op op) {
    if (op instanceof Op.Slot slot) {
      return slot(slot);
    }
    return op.isFresh() || op instanceof Op.Make ? define(op) : load(op);
  }

  private int define(Op op) {
    int position = out.append(op);
    if (bits) {
      ranges.define(position, null);
    }
    return position;
  }

  private int slot(Op.Slot s) {
    if (shares && slots[s.slot()] != 0) {
      return resolve(slots[s.slot()] - 1);
    }
    int position = out.append(s);
    slots[s.slot()] = position + 1;
    if (bits) {
      ranges.define(position, layout.slots().get(s.slot()).field());
    }
    return position;
  }

  private int pure(Op op) {
    Op next = op;
    while (true) {
      Answer answer = simplify(next);
      if (answer instanceof Answer.Same same) {
        return resolve(same.position());
      }
      if (!(answer instanceof Answer.Become become)) {
        return keep(next);
      }
      next = become.op();
    }
  }

  private Answer simplify(Op op) {
    Answer answer = folds ? fold.simplify(op) : Answer.KEEP;
    if (answer == Answer.KEEP && folds) {
      answer = lowBits.simplify(op, this::pure);
    }
    if (answer == Answer.KEEP && bits) {
      answer = ranges.simplify(op);
    }
    return answer == Answer.KEEP && guards ? known(op) : answer;
  }

  private Answer known(Op op) {
    if (op instanceof Op.Unary u && u.opcode() == Opcode.ISNULL && known.isNotNull(u.a())) {
      return new Answer.Same(out.constant(0));
    }
    if (op instanceof Op.InstanceOf test && test.className().equals(known.classOf(test.object()))) {
      return new Answer.Same(out.constant(1));
    }
    return op instanceof Binary b ? knownComparison(b) : Answer.KEEP;
  }

  private Answer knownComparison(Binary b) {
    boolean zero = out.op(b.b()) instanceof Const c && c.bits() == 0;
    if (zero && b.opcode() == Opcode.IEQ && known.isNotZero(b.a())) {
      return new Answer.Same(out.constant(0));
    }
    if (zero && b.opcode() == Opcode.INE && known.isNotZero(b.a())) {
      return new Answer.Same(out.constant(1));
    }
    Binary opposite = Booleans.negation(b);
    int there = opposite == null ? -1 : values.find(opposite);
    boolean decided = there >= 0 && out.op(resolve(there)) instanceof Const;
    return decided
        ? new Answer.Same(out.constant(1 - (int) ((Const) out.op(resolve(there))).bits()))
        : Answer.KEEP;
  }

  private int keep(Op op) {
    int there = values.find(op);
    if (there >= 0 && (shares || out.op(resolve(there)) instanceof Const)) {
      return resolve(there);
    }
    int position = define(op);
    values.add(position);
    return bits && ranges.isSingle(position)
        ? out.constant(op.type(), ranges.least(position))
        : position;
  }

  private int load(Op op) {
    Place place = forwards ? Place.of(op, out) : null;
    if (place == null || isVolatile(place)) {
      return loadVolatile(op, place);
    }
    int there = heap.find(place);
    if (there >= 0) {
      return narrow(op, resolve(there));
    }
    int position = define(op);
    heap.loaded(place, position);
    return position;
  }

  private static boolean isVolatile(Place place) {
    return place.field() != null && place.field().isVolatile();
  }

  // What another thread published before a volatile write must be seen after reading it. The limit
  // publishes nothing but itself.
  private int loadVolatile(Op op, Place place) {
    boolean isLimit = place != null && layout.limit() != null && isLimit(place);
    if (!isLimit) {
      heap.clear();
    }
    return define(op);
  }

  private boolean isLimit(Place place) {
    return ValueTable.same(place.field(), layout.limit());
  }

  private int narrow(Op load, int value) {
    return switch (Narrowing.of(load)) {
      case NONE -> value;
      case BYTE -> append(new Op.Unary(Opcode.I2B, value));
      case SHORT -> append(new Op.Unary(Opcode.I2S, value));
      case CHAR -> append(new Binary(Opcode.IAND, value, out.constant(0xffff)));
      case BIT -> append(new Binary(Opcode.IAND, value, out.constant(1)));
    };
  }

  private int store(Op op) {
    Place place = forwards ? Place.of(op, out) : null;
    if (place != null && isVolatile(place)) {
      heap.clear();
    } else if (place != null) {
      heap.stored(place, Place.stored(op));
    }
    return out.append(op);
  }

  /** Appends a call that may do anything, its operands resolved, with its exit. */
  int call(Call call, Exit exit) {
    boolean open = call.conditional() && !isTrue(call.condition());
    int changed = out.exit(changed(exit));
    Op op = new Call(call.method(), call.effect(), call.arguments(), changed, open);
    int position = define(op);
    heap.clear();
    Arrays.fill(slots, 0);
    synchronisation = out.size();
    return position;
  }

  private boolean isTrue(int position) {
    return folds && out.op(position) instanceof Const c && c.bits() != 0;
  }

  /** The exit without slots that hold what they held at the last synchronisation. */
  Exit changed(Exit exit) {
    List<SlotValue> changed = new ArrayList<>(exit.slots().size());
    for (SlotValue value : exit.slots()) {
      if (!isUnchanged(value)) {
        changed.add(value);
      }
    }
    return new Exit(changed, exit.key(), exit.frames());
  }

  private boolean isUnchanged(SlotValue value) {
    return value.value() >= synchronisation
        && out.op(value.value()) instanceof Op.Slot s
        && s.slot() == value.slot();
  }

  /**
   * Appends a guard unless it is known to hold.
   *
   * @param guard with resolved operand
   * @param exit of the old trace
   * @param rename position in the new trace for a position in the old one
   */
  void guard(Guard guard, Exit exit, IntUnaryOperator rename) {
    Guard needed = needed(guard);
    if (needed != null) {
      Exit renamed = changed(Operands.rename(exit, rename));
      out.append(with(needed, needed.a(), needed.check(), out.exit(renamed)));
      learn(guard);
      learn(needed);
    }
  }

  /** Takes for granted that a guard holds. */
  void assume(Guard guard) {
    Guard needed = needed(guard);
    if (needed != null) {
      learn(guard);
      learn(needed);
    }
  }

  private static Guard with(Guard guard, int a, Check check, int exit) {
    return new Guard(check, a, guard.constant(), guard.className(), exit);
  }

  private Guard needed(Guard guard) {
    Guard next = guard;
    while (folds) {
      Answer answer = fold.simplify(next);
      if (answer instanceof Answer.Same) {
        return null;
      }
      if (!(answer instanceof Answer.Become become)) {
        break;
      }
      Guard simpler = (Guard) become.op();
      next = with(simpler, resolve(simpler.a()), simpler.check(), simpler.exit());
    }
    return guards || bits ? unknown(next) : next;
  }

  private Guard unknown(Guard guard) {
    boolean holds = guards && (known.implies(guard) || holdsForConstant(guard));
    boolean inRange = bits && guard.check() == Check.TRUE && excludesZero(guard.a());
    if (holds || inRange) {
      return null;
    }
    return guards && guard.check() == Check.FALSE ? affirmative(guard) : guard;
  }

  private boolean excludesZero(int position) {
    return ranges.least(position) > 0 || ranges.greatest(position) < 0;
  }

  private boolean holdsForConstant(Guard guard) {
    if (!(out.op(guard.a()) instanceof Const c)) {
      return false;
    }
    return switch (guard.check()) {
      case TRUE -> c.bits() != 0;
      case FALSE, NULL -> c.bits() == 0;
      case VALUE -> c.bits() == guard.constant();
      case NONNULL, CLASS -> false;
    };
  }

  // not a < b, b <= a: so that one form of every condition is known.
  private Guard affirmative(Guard guard) {
    Binary opposite = out.op(guard.a()) instanceof Binary b ? Booleans.negation(b) : null;
    if (opposite == null) {
      return guard;
    }
    int condition = pure(opposite);
    return holdsForConstant(with(guard, condition, Check.TRUE, guard.exit()))
        ? null
        : with(guard, condition, Check.TRUE, guard.exit());
  }

  private void learn(Guard guard) {
    switch (guard.check()) {
      case TRUE -> learnTrue(guard.a());
      case FALSE -> learnFalse(guard.a());
      case VALUE -> equal(guard.a(), guard.constant());
      case NONNULL, NULL, CLASS -> learnReference(guard);
    }
  }

  private void learnReference(Guard guard) {
    if (!guards) {
      return;
    }
    if (guard.check() == Check.NULL) {
      known.equalTo(guard.a(), out.constant(Type.REF, 0));
    } else {
      known.learnReference(guard);
    }
  }

  private void equal(int position, long constant) {
    if (guards && !(out.op(position) instanceof Const)) {
      known.equalTo(position, out.constant(out.op(position).type(), constant));
    }
    if (bits) {
      ranges.within(position, constant, constant);
    }
  }

  private void learnTrue(int position) {
    if (lowBits.isBoolean(position)) {
      equal(position, 1);
    } else if (guards) {
      known.notZero(position);
    }
    if (bits && out.op(position) instanceof Binary b) {
      ranges.learn(b);
    }
  }

  private void learnFalse(int position) {
    equal(position, 0);
    if (out.op(position) instanceof Binary same && same.opcode() == Opcode.AEQ) {
      heap.differ(same.a(), same.b());
    }
    if (!bits || !(out.op(position) instanceof Binary b)) {
      return;
    }
    Binary opposite = Booleans.negation(b);
    if (opposite != null) {
      ranges.learn(opposite);
    }
    if (b.opcode() == Opcode.IAND && out.op(b.b()) instanceof Const c) {
      ranges.zero(b.a(), c.bits()); // x & c == 0
    }
  }
}
