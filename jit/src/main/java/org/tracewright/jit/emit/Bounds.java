package org.tracewright.jit.emit;

import java.util.BitSet;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.opt.LimitExits;

/**
 * Which reads of the model's limit only decide whether to leave because it is near. Such a read may
 * see less than the limit: it takes the bound of this run of the region, a local variable, which
 * lies as far from the count as whoever calls the region wants it to run.
 */
final class Bounds {
  private final Trace trace;
  private final Layout layout;
  private final BitSet reads = new BitSet();

  private Bounds(Trace trace, Layout layout) {
    this.trace = trace;
    this.layout = layout;
    if (layout.limit() != null && layout.retired() >= 0) {
      find();
    }
  }

  /** The positions of these reads. */
  static BitSet of(Trace trace, Layout layout) {
    return new Bounds(trace, layout).reads;
  }

  private void find() {
    BitSet exits = LimitExits.of(trace, layout);
    BitSet comparisons = new BitSet();
    for (int at = 0; at < trace.ops().size(); at++) {
      Op op = trace.ops().get(at);
      if (layout.readsLimit(op)) {
        reads.set(at);
      } else if (op instanceof Binary b && reads.get(b.b()) && !reads.get(b.a())) {
        comparisons.set(at);
      } else if (!(op instanceof Guard guard && exits.get(guard.exit()))) {
        op.forEachOperand(each -> forget(each, comparisons));
      }
    }
    trace.exits().forEach(exit -> forget(exit, comparisons));
    forget(trace.end(), comparisons);
  }

  private void forget(Exit exit, BitSet comparisons) {
    exit.slots().forEach(slot -> forget(slot.value(), comparisons));
    for (int value : Operands.framesOf(exit)) {
      forget(value, comparisons);
    }
    if (exit.key() >= 0) {
      forget(exit.key(), comparisons);
    }
  }

  // Somebody else wants to know it.
  private void forget(int position, BitSet comparisons) {
    reads.clear(position);
    if (comparisons.get(position)) {
      reads.clear(((Binary) trace.ops().get(position)).b());
    }
  }
}
