package org.tracewright.jit.runtime;

import java.util.LinkedHashSet;
import java.util.Set;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;

/** The green keys of a trace's turns. */
final class Turns {
  private Turns() {}

  /** In order of their first turn. */
  static Set<Integer> of(Trace trace) {
    Set<Integer> keys = new LinkedHashSet<>();
    for (Op op : trace.ops()) {
      if (op instanceof Op.Turn turn) {
        keys.add(turn.key());
      }
    }
    return keys;
  }
}
