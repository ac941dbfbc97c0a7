package org.tracewright.jit.opt;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Call;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * Shortens traces. What a trace does to the guest's state stays exactly the same, with one freedom:
 * it may be left at an earlier exit than it would have been (see {@link Strengthening}).
 *
 * <p>Time is linear in the number of operations and of values in exits.
 */
public final class Optimiser {
  private final Trace trace;
  private final Set<Pass> passes;
  private final Folded folded;
  private final Forward forward;
  private final Strengthening strengthening;
  private final Hoisting hoisting;
  private final Identities identities;
  private final int[] map; // new position + 1
  private final boolean[] moved;
  private final IntUnaryOperator toPosition = this::position;
  private final IntUnaryOperator toExitPosition = this::exitPosition;

  private Optimiser(Trace trace, Layout layout, Set<Pass> passes) {
    this.trace = trace;
    this.passes = passes;
    folded = Folded.of(trace, passes.contains(Pass.FOLD));
    int size = folded.size();
    TraceBuilder out = new TraceBuilder();
    identities = new Identities(out, trace.facts());
    forward = new Forward(out, layout, passes, identities, size);
    strengthening = Strengthening.of(folded, trace.exits(), layout, passes);
    hoisting = Hoisting.of(folded, trace.exits(), passes.contains(Pass.MOTION));
    map = new int[size];
    moved = new boolean[size];
  }

  /** A trace optimised by all passes. */
  public static Trace optimise(Trace trace, Layout layout) {
    return optimise(trace, layout, EnumSet.allOf(Pass.class), Assumptions.NONE);
  }

  /** A trace optimised by some passes. */
  public static Trace optimise(Trace trace, Layout layout, Set<Pass> passes) {
    return optimise(trace, layout, passes, Assumptions.NONE);
  }

  /**
   * A trace optimised by some passes.
   *
   * @param assumptions what holds about the slots where the trace begins
   */
  public static Trace optimise(
      Trace trace, Layout layout, Set<Pass> passes, Assumptions assumptions) {
    return new Optimiser(trace, layout, passes).run(assumptions);
  }

  private Trace run(Assumptions assumptions) {
    assumptions.teach(forward);
    for (int at = 0; at < map.length; at++) {
      hoist(hoisting.firstBefore(at));
      if (map[at] == 0) {
        rewrite(at, folded.op(at));
      }
    }
    return finished();
  }

  private int position(int old) {
    assert map[old] > 0 : "operand " + old + " has not been written";
    return forward.resolve(map[old] - 1);
  }

  // Exits still speak of the original positions.
  private int exitPosition(int original) {
    return position(folded.position(original));
  }

  private void rewrite(int at, Op op) {
    if (op instanceof Guard guard) {
      if (!moved[at]) {
        guard(at, guard, trace.exits().get(guard.exit()));
      }
    } else if (op.effect() == Effect.ALL) {
      map[at] = call((Call) op) + 1;
    } else {
      map[at] = forward.append(op.renamed(toPosition, -1)) + 1;
    }
  }

  private int call(Call call) {
    Call renamed = (Call) call.renamed(toPosition, call.exit());
    return forward.call(renamed, Operands.rename(trace.exits().get(call.exit()), toExitPosition));
  }

  private void guard(int at, Guard guard, Exit exit) {
    switch (strengthening.action(at)) {
      case STAYS -> {
        Guard renamed = (Guard) guard.renamed(toPosition, guard.exit());
        forward.guard(renamed, exit, toExitPosition);
      }
      case LIMIT, BOUND, LENGTH -> {
        int condition = strengthening.condition(at, forward, toPosition);
        forward.guard(Strengthening.with(guard, condition), exit, toExitPosition);
      }
      case DROPPED -> {}
    }
  }

  private void hoist(int first) {
    for (int at = first; at >= 0; at = hoisting.after(at)) {
      Guard guard = (Guard) folded.op(at);
      moved[at] = true;
      write(guard.a());
      guard(at, guard, trace.exits().get(hoisting.exit(at)));
    }
  }

  private void write(int at) {
    if (map[at] == 0) {
      Op op = folded.op(at);
      Operands.forEach(op, this::write);
      rewrite(at, op);
    }
  }

  private Trace finished() {
    TraceBuilder written = forward.out();
    Exit end = forward.changed(Operands.rename(trace.end(), toExitPosition));
    return passes.contains(Pass.DCE)
        ? new Sweep(written, end, passes, identities).into(new TraceBuilder(), trace)
        : written.build(trace.key(), end, trace.facts());
  }
}
