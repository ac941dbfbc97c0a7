package org.tracewright.jit.runtime;

import java.util.LinkedHashSet;
import java.util.Set;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Operands;
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

  /** The key of the turn that an exit of a trace leaves; for -1 that of the last turn. */
  static int ofExit(Trace trace, int exit) {
    int key = trace.key();
    for (Op op : trace.ops()) {
      if (op instanceof Op.Turn turn) {
        key = turn.key();
      } else if (exit >= 0 && Operands.exitOf(op) == exit) {
        return key;
      }
    }
    return key;
  }
}
