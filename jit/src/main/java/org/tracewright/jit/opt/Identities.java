package org.tracewright.jit.opt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.jit.ir.Distinct;
import org.tracewright.jit.ir.ElementRef;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Step;
import org.tracewright.jit.ir.TraceBuilder;

/** Tells objects apart: by when they were made, and by what the trace takes for granted. */
final class Identities {
  private final TraceBuilder trace;
  private final Distinct distinct;
  private final Map<Integer, Integer> numbers = new HashMap<>(); // by position

  Identities(TraceBuilder trace, List<Fact> facts) {
    this.trace = trace;
    this.distinct = new Distinct(facts);
  }

  /** Whether the values at two positions are certainly not the same object. */
  boolean areApart(int x, int y) {
    if (x == y || x < 0 || y < 0) {
      return false;
    }
    boolean made = isFresh(x) ? isFresh(y) || y < x : isFresh(y) && x < y;
    return made || (!distinct.isEmpty() && distinct.areApart(number(x), number(y)));
  }

  private boolean isFresh(int position) {
    return trace.op(position).isFresh();
  }

  private int number(int position) {
    Integer known = numbers.get(position);
    if (known == null) {
      List<Step> way = way(position);
      known = way == null ? -1 : distinct.of(way);
      numbers.put(position, known);
    }
    return known;
  }

  // Null if it is reached in another way than over fields and constant elements. That these never
  // change on the ways in the facts, the facts have been found by.
  private List<Step> way(int position) {
    Op op = trace.op(position);
    if (op instanceof Op.State) {
      return new ArrayList<>();
    }
    if (op instanceof Op.GetField get) {
      return with(get.field().isStatic() ? new ArrayList<>() : way(get.object()), get.field());
    }
    boolean element = op instanceof Op.ArrayGet get && trace.op(get.index()) instanceof Const;
    return element ? element((Op.ArrayGet) op) : null;
  }

  private List<Step> element(Op.ArrayGet get) {
    return with(way(get.array()), new ElementRef((int) ((Const) trace.op(get.index())).bits()));
  }

  private static List<Step> with(List<Step> way, Step step) {
    if (way != null) {
      way.add(step);
    }
    return way;
  }
}
