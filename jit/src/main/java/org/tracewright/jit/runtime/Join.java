package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.ir.Op;

/** Whether a new trace ends where it runs into the middle of another, which is then cut in two. */
final class Join {
  private static final int MIN_TURNS = 4;

  private Join() {}

  /** Whether enough of the trace follows a key to save it from being compiled twice. */
  static boolean isWorthwhile(Part part, int key) {
    if (part == null) {
      return false;
    }
    List<Integer> turns = new ArrayList<>();
    for (Op op : part.recorded().ops()) {
      if (op instanceof Op.Turn turn) {
        turns.add(turn.key());
      }
    }
    return turns.size() - turns.indexOf(key) >= MIN_TURNS;
  }
}
