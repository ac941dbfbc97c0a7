package org.tracewright.jit.opt;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * A trace after its first folding, which brings conditions into the forms that plans are made for.
 * Exits are not touched: they speak of the positions of the original trace.
 */
final class Folded {
  private final TraceBuilder trace = new TraceBuilder();
  private final int[] map;

  private Folded(int size) {
    map = new int[size];
  }

  /** The operations of a trace, folded or as they are. */
  static Folded of(Trace original, boolean fold) {
    List<Op> ops = original.ops();
    Folded folded = new Folded(ops.size());
    IntUnaryOperator to = folded::position;
    Fold appender = new Fold(folded.trace);
    for (int at = 0; at < ops.size(); at++) {
      Op op = ops.get(at);
      Op renamed = op.renamed(to, Operands.exitOf(op));
      folded.map[at] = fold ? appender.append(renamed) : folded.trace.append(renamed);
    }
    return folded;
  }

  /** Where an operation of the original trace stands now; -1 for a guard that is not needed. */
  int position(int original) {
    return map[original];
  }

  int size() {
    return trace.size();
  }

  Op op(int position) {
    return trace.op(position);
  }
}
