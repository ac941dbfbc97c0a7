package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Boxes;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Call;
import org.tracewright.jit.ir.Op.Cast;
import org.tracewright.jit.ir.Op.InstanceOf;
import org.tracewright.jit.ir.Op.Make;
import org.tracewright.jit.ir.Op.NewArray;
import org.tracewright.jit.ir.Op.Unary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.Type;

/** Laws of the operations on references. */
final class References extends Rules {
  References(TraceBuilder trace) {
    super(trace);
  }

  /** Whether the form of an operation shows that its value is not null. */
  static boolean isNeverNull(Op op) {
    return op instanceof Op.State || op.isFresh() || op instanceof Make;
  }

  Answer equal(Binary b) {
    if (b.a() == b.b()) {
      return bit(true);
    }
    if (isConst(b.a())) {
      return become(Opcode.ISNULL, b.b());
    }
    if (isConst(b.b())) {
      return become(Opcode.ISNULL, b.a());
    }
    return areDistinct(op(b.a()), op(b.b())) ? bit(false) : Answer.KEEP;
  }

  // Two allocations never give the same object, and none gives the model.
  private static boolean areDistinct(Op a, Op b) {
    return (a.isFresh() && isNeverNull(b)) || (b.isFresh() && isNeverNull(a));
  }

  Answer isNull(Unary u) {
    if (isConst(u.a())) {
      return bit(true);
    }
    return isNeverNull(op(u.a())) ? bit(false) : Answer.KEEP;
  }

  Answer length(Unary u) {
    return op(u.a()) instanceof NewArray array ? same(array.length()) : Answer.KEEP;
  }

  Answer instanceOf(InstanceOf test) {
    return isConst(test.object()) ? bit(false) : Answer.KEEP; // null is an instance of nothing
  }

  // Integer.valueOf(x).intValue() == x
  Answer call(Call call) {
    if (call.effect() != Effect.NONE || call.arguments().size() != 1) {
      return Answer.KEEP;
    }
    int object = call.arguments().getFirst();
    while (op(object) instanceof Cast cast) {
      object = cast.object();
    }
    return op(object) instanceof Make box && Boxes.opens(call.method(), box.method())
        ? same(box.arguments().getFirst())
        : Answer.KEEP;
  }

  Answer cast(Cast cast) {
    if (isConst(cast.object())) {
      return constant(Type.REF, 0); // null is of every class
    }
    boolean again = op(cast.object()) instanceof Cast c && c.className().equals(cast.className());
    return again ? same(cast.object()) : Answer.KEEP;
  }
}
