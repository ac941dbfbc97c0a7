package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.Type;

/**
 * Accesses to elements with constant indexes, many of them side by side, as those of straight code
 * that works on a table. A distance of -128 to 127 bytes takes one byte in an instruction of x86
 * instead of four, and straight code is as fast as it is short. So there is a local variable with
 * an offset in the middle of what is accessed; it moves when a row of stores leaves its reach.
 *
 * <p>HotSpot would add the constants up again. It does not here, for the offset is combined with a
 * value of which it does not know that it is zero.
 */
final class Window {
  private static final int BELOW = 128;
  private static final int ABOVE = 127;
  private static final int MANY = 20; // stores in a trace that make the variables worth while
  private static final int ROW = 6; // stores that make a move worth while
  private static final int AHEAD = 64; // operations among which these are

  private final Code code;
  private final Homes homes;
  private final List<Op> ops;
  private boolean open;
  private long middle;

  /** A window for one node, which is nowhere at first. */
  Window(Code code, Homes homes, List<Op> ops) {
    this.code = code;
    this.homes = homes;
    this.ops = ops;
  }

  /** Whether a trace has that many stores to constant indexes. */
  static boolean isFor(Trace trace) {
    return trace.ops().stream().filter(op -> isStore(trace.ops(), op)).count() >= MANY;
  }

  private static boolean isStore(List<Op> ops, Op op) {
    return op instanceof Op.ArrayPut put
        && fits(put.element())
        && ops.get(put.index()) instanceof Op.Const;
  }

  private static boolean fits(Element element) {
    return element != Element.REF && element.bytes() > 1;
  }

  private long offset(Element element, int index) {
    int number = (int) ((Op.Const) ops.get(index)).bits();
    return UnsafeAccess.base(element) + (long) number * element.bytes();
  }

  private boolean reaches(long offset) {
    return open && offset >= middle - BELOW && offset <= middle + ABOVE;
  }

  /** Whether the load at a position may be made from here; its array is known to be there. */
  boolean takes(Op.ArrayGet get) {
    return homes.window() >= 0
        && fits(get.element())
        && ops.get(get.index()) instanceof Op.Const
        && reaches(offset(get.element(), get.index()));
  }

  /** The same for a store, for which the window moves if a row of them follows. */
  boolean takes(Op.ArrayPut put, int position) {
    if (homes.window() < 0 || !isStore(ops, put)) {
      return false;
    }
    long offset = offset(put.element(), put.index());
    if (!reaches(offset) && followers(offset + BELOW, position) >= ROW) {
      move(offset + BELOW);
    }
    return reaches(offset);
  }

  // How many of the next stores would be in reach.
  private int followers(long from, int position) {
    int count = 0;
    for (int at = position + 1; at < Math.min(ops.size(), position + AHEAD); at++) {
      if (ops.get(at) instanceof Op.ArrayPut put && isStore(ops, put)) {
        long offset = offset(put.element(), put.index());
        count += offset >= from - BELOW && offset <= from + ABOVE ? 1 : 0;
      }
    }
    return count;
  }

  private void move(long to) {
    open = true;
    middle = to;
    code.load(Type.LONG, homes.zero());
    code.constant(to);
    code.op(LXOR);
    code.store(Type.LONG, homes.window());
  }

  /** Pushes the offset of an element that the window takes. */
  void pushOffset(Element element, int index) {
    code.load(Type.LONG, homes.window());
    code.constant(offset(element, index) - middle);
    code.op(LADD);
  }
}
