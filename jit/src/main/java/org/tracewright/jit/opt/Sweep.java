package org.tracewright.jit.opt;

import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * Leaves out what nobody uses: {@link Pass#DCE}, the stores of {@link Pass#HEAP} that are
 * overwritten unseen, the objects of {@link Pass#VIRTUAL} that nobody sees. One walk from the end
 * finds what is needed, one from the start copies it.
 */
final class Sweep {
  private final TraceBuilder old;
  private final Exit end;
  private final boolean[] live;
  private final Overwritten overwritten;
  private final Privates privates;

  Sweep(TraceBuilder old, Exit end, Set<Pass> passes, Identities identities) {
    this.old = old;
    this.end = end;
    live = new boolean[old.size()];
    overwritten = passes.contains(Pass.HEAP) ? new Overwritten(old, identities) : null;
    privates = passes.contains(Pass.VIRTUAL) ? Privates.of(old, end) : null;
  }

  /** Adds what is needed, in order, to a trace with the key and facts of the original. */
  Trace into(TraceBuilder out, Trace original) {
    mark();
    int[] map = new int[live.length];
    IntUnaryOperator to = position -> map[position];
    for (int at = 0; at < live.length; at++) {
      if (live[at]) {
        map[at] = copy(old.op(at), out, to);
      }
    }
    return out.build(original.key(), Operands.rename(end, to), original.facts());
  }

  private int copy(Op op, TraceBuilder out, IntUnaryOperator to) {
    int index = Operands.exitOf(op);
    int exit = index < 0 ? -1 : out.exit(Operands.rename(old.exitAt(index), to));
    return out.append(op.renamed(to, exit));
  }

  private void mark() {
    IntConsumer need = this::need;
    Operands.forEach(end, need);
    for (int at = live.length - 1; at >= 0; at--) {
      Op op = old.op(at);
      boolean needed = isNeeded(op); // asked always: it looks at loads and calls
      if (needed || live[at]) {
        live[at] = true;
        op.forEachOperand(need);
        needExit(op, need);
      }
    }
  }

  private void need(int position) {
    live[position] = true;
  }

  private void needExit(Op op, IntConsumer need) {
    int exit = Operands.exitOf(op);
    if (exit >= 0) {
      Operands.forEach(old.exitAt(exit), need);
    }
  }

  private boolean isNeeded(Op op) {
    if (op instanceof Op.Turn) {
      return true;
    }
    return switch (op.effect()) {
      case NONE -> false;
      case READ -> {
        observe(op);
        yield false;
      }
      case WRITE -> isStoreNeeded(op);
      case GUARD, ALL -> {
        forgetStores();
        yield true;
      }
    };
  }

  private void observe(Op op) {
    if (overwritten != null) {
      overwritten.loaded(op);
    }
  }

  private void forgetStores() {
    if (overwritten != null) {
      overwritten.clear();
    }
  }

  private boolean isStoreNeeded(Op op) {
    assert op.effect() == Effect.WRITE : op;
    if (op instanceof Op.CodeWritten) {
      forgetStores(); // it compares what they left
      return true;
    }
    if (privates != null && privates.isStoreToPrivate(op)) {
      return false;
    }
    return overwritten == null || overwritten.isSeen(op);
  }
}
