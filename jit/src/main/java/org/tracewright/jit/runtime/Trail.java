package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.RegionExit;
import org.tracewright.jit.emit.ExitPoint;
import org.tracewright.jit.emit.Tree;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.Trace;

/**
 * Where a model object last left compiled code. A pause is kept until the next exit only: most of
 * them go on in the same code.
 */
final class Trail {
  private static final int LENGTH = 4; // a power of two

  private final Installed[] codes = new Installed[LENGTH];
  private final long[] results = new long[LENGTH];
  private int last;
  private boolean paused; // the last one

  /** Code was left, with this result of its run. */
  void add(Installed code, long result, boolean pause) {
    last = paused ? last : (last + 1) & (LENGTH - 1);
    paused = pause;
    codes[last] = code;
    results[last] = result;
  }

  /** The exits, the last one first. */
  List<RegionExit> exits() {
    List<RegionExit> exits = new ArrayList<>();
    for (int n = 0; n < LENGTH; n++) {
      int at = (last - n) & (LENGTH - 1);
      if (codes[at] != null) {
        exits.add(exit(codes[at], results[at], n == 0 && paused));
      }
    }
    return List.copyOf(exits);
  }

  private static RegionExit exit(Installed code, long result, boolean pause) {
    ExitPoint point = code.emission().exits().get((int) (result >>> 32));
    boolean midTurn = !point.description().frames().isEmpty();
    int key = midTurn ? turn(code, point) : (int) result;
    return new RegionExit(code.region().key, point.node(), point.exit(), key, midTurn, pause);
  }

  // In the middle of a turn the model's key may be the next one's already.
  private static int turn(Installed code, ExitPoint point) {
    Trace trace = code.tree().nodes().get(point.node()).trace();
    int key = trace.key();
    for (Op op : trace.ops()) {
      if (op instanceof Op.Turn turn) {
        key = turn.key();
      }
      if (Tree.Link.END != point.exit() && Operands.exitOf(op) == point.exit()) {
        break;
      }
    }
    return key;
  }
}
