package org.tracewright.jit.opt;

import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * Finds pure operations by what they compute. Hashing and comparing are written out for the common
 * shapes: those of records are linked at first use, which is dear in a short run.
 */
final class ValueTable {
  private final TraceBuilder trace;
  private int[] places; // open addressing: position + 1, 0 when free
  private int count;

  ValueTable(TraceBuilder trace, int expected) {
    this.trace = trace;
    places = new int[Integer.highestOneBit(Math.max(16, expected)) * 4];
  }

  /** The position of an equal operation, -1 if there is none. */
  int find(Op op) {
    return places[place(op)] - 1;
  }

  /** Adds the operation at a position, unless an equal one is there. */
  void add(int position) {
    int at = place(trace.op(position));
    if (places[at] == 0) {
      places[at] = position + 1;
      if (++count * 2 > places.length) {
        grow();
      }
    }
  }

  private int place(Op op) {
    int mask = places.length - 1;
    int at = hash(op) & mask;
    while (places[at] != 0 && !same(trace.op(places[at] - 1), op)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    int[] old = places;
    places = new int[old.length * 2];
    for (int entry : old) {
      if (entry != 0) {
        places[place(trace.op(entry - 1))] = entry;
      }
    }
  }

  private static int hash(Op op) {
    int spread = mixed(op) * 0x9E3779B9;
    return spread ^ spread >>> 16;
  }

  private static int mixed(Op op) {
    if (op instanceof Op.Binary b) {
      return (b.opcode().ordinal() * 31 + b.a()) * 0x01000193 + b.b();
    }
    if (op instanceof Op.Unary u) {
      return u.opcode().ordinal() * 31 + u.a();
    }
    if (op instanceof Op.GetField g) {
      return g.field().name().hashCode() * 31 + g.object();
    }
    return op instanceof Op.State ? 1 : op.hashCode();
  }

  private static boolean same(Op a, Op b) {
    if (a instanceof Op.Binary x) {
      return b instanceof Op.Binary y && same(x, y);
    }
    if (a instanceof Op.Unary x) {
      return b instanceof Op.Unary y && x.opcode() == y.opcode() && x.a() == y.a();
    }
    if (a instanceof Op.GetField x) {
      return b instanceof Op.GetField y && x.object() == y.object() && same(x.field(), y.field());
    }
    return a instanceof Op.State ? b instanceof Op.State : a.equals(b);
  }

  private static boolean same(Op.Binary x, Op.Binary y) {
    return x.opcode() == y.opcode() && x.a() == y.a() && x.b() == y.b();
  }

  /** Whether two names mean the same field. */
  static boolean same(FieldRef a, FieldRef b) {
    return a.name().equals(b.name())
        && a.owner().equals(b.owner())
        && a.descriptor().equals(b.descriptor());
  }
}
