package org.tracewright.jit.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.ir.Exit.Frame;
import org.tracewright.jit.ir.Exit.SlotValue;

/** The positions that operations and exits refer to: visiting and renaming them. */
public final class Operands {
  private Operands() {}

  /** Visits the operands of an operation, not those of its exit. */
  public static void forEach(Op op, IntConsumer visitor) {
    op.forEachOperand(visitor);
  }

  private static void present(IntConsumer visitor, int position) {
    if (position >= 0) {
      visitor.accept(position);
    }
  }

  /** Visits the positions an exit needs. */
  public static void forEach(Exit exit, IntConsumer visitor) {
    for (SlotValue slot : exit.slots()) {
      visitor.accept(slot.value());
    }
    present(visitor, exit.key());
    for (Frame frame : exit.frames()) {
      frame.locals().forEach(position -> present(visitor, position));
      frame.stack().forEach(position -> present(visitor, position));
    }
  }

  /** The exit an operation refers to, -1 if none. */
  public static int exitOf(Op op) {
    if (op instanceof Op.Guard guard) {
      return guard.exit();
    }
    return op instanceof Op.Call call ? call.exit() : -1;
  }

  /**
   * The operation with renamed operands.
   *
   * @param to new position for old; never asked about -1
   * @param exit index of the renamed exit, ignored where there is none
   */
  public static Op rename(Op op, IntUnaryOperator to, int exit) {
    return op.renamed(to, exit);
  }

  /** The exit with renamed positions. */
  public static Exit rename(Exit exit, IntUnaryOperator to) {
    List<SlotValue> slots = new ArrayList<>(exit.slots().size());
    for (SlotValue slot : exit.slots()) {
      slots.add(new SlotValue(slot.slot(), to.applyAsInt(slot.value())));
    }
    return new Exit(slots, renamed(exit.key(), to), renamedFrames(exit.frames(), to));
  }

  private static List<Frame> renamedFrames(List<Frame> frames, IntUnaryOperator to) {
    if (frames.isEmpty()) {
      return frames;
    }
    List<Frame> renamed = new ArrayList<>(frames.size());
    for (Frame f : frames) {
      renamed.add(
          new Frame(f.method(), f.instruction(), renamed(f.locals(), to), renamed(f.stack(), to)));
    }
    return renamed;
  }

  private static List<Integer> renamed(List<Integer> positions, IntUnaryOperator to) {
    List<Integer> renamed = new ArrayList<>(positions.size());
    for (int position : positions) {
      renamed.add(renamed(position, to));
    }
    return renamed;
  }

  private static int renamed(int position, IntUnaryOperator to) {
    return position < 0 ? position : to.applyAsInt(position);
  }
}
