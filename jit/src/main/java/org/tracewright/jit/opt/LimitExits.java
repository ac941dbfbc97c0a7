package org.tracewright.jit.opt;

import java.util.BitSet;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Trace;

/**
 * Which exits a trace takes because the count of retired instructions is near its limit. However
 * often that happens, what follows is no road of its own: the same turns, one by one, up to the
 * limit. A bridge from there would begin with the same check and fail the same way.
 */
public final class LimitExits {
  private LimitExits() {}

  /** The indices of such exits of a trace. */
  public static BitSet of(Trace trace, Layout layout) {
    BitSet exits = new BitSet();
    for (Op op : trace.ops()) {
      if (op instanceof Guard guard && isLimit(trace, layout, guard)) {
        exits.set(guard.exit());
      }
    }
    return exits;
  }

  private static boolean isLimit(Trace trace, Layout layout, Guard guard) {
    return trace.ops().get(guard.a()) instanceof Binary b
        && (layout.readsLimit(trace.ops().get(b.a())) || layout.readsLimit(trace.ops().get(b.b())));
  }
}
