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
    switch (op) {
      case Op.Const c -> {}
      case Op.State s -> {}
      case Op.Slot s -> {}
      case Op.Turn t -> {}
      case Op.New n -> {}
      case Op.Unary u -> visitor.accept(u.a());
      case Op.Binary b -> visit(visitor, b.a(), b.b());
      case Op.GetField g -> present(visitor, g.object());
      case Op.PutField p -> {
        present(visitor, p.object());
        visitor.accept(p.value());
      }
      case Op.ArrayGet g -> visit(visitor, g.array(), g.index());
      case Op.ArrayPut p -> visit(visitor, p.array(), p.index(), p.value());
      case Op.MemoryGet g -> visit(visitor, g.array(), g.index());
      case Op.MemoryPut p -> visit(visitor, p.array(), p.index(), p.value());
      case Op.NewArray n -> visitor.accept(n.length());
      case Op.InstanceOf i -> visitor.accept(i.object());
      case Op.Cast c -> visitor.accept(c.object());
      case Op.Call c -> c.arguments().forEach(visitor::accept);
      case Op.Guard g -> visitor.accept(g.a());
    }
  }

  private static void visit(IntConsumer visitor, int... positions) {
    for (int position : positions) {
      visitor.accept(position);
    }
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
    return switch (op) {
      case Op.Guard g -> g.exit();
      case Op.Call c -> c.exit();
      default -> -1;
    };
  }

  /**
   * The operation with renamed operands.
   *
   * @param to new position for old; never asked about -1
   * @param exit index of the renamed exit, ignored where there is none
   */
  public static Op rename(Op op, IntUnaryOperator to, int exit) {
    return switch (op) {
      case Op.Const c -> c;
      case Op.State s -> s;
      case Op.Slot s -> s;
      case Op.Turn t -> t;
      case Op.New n -> n;
      case Op.Unary u -> rename(u, to.applyAsInt(u.a()));
      case Op.Binary b -> rename(b, to.applyAsInt(b.a()), to.applyAsInt(b.b()));
      case Op.GetField g -> new Op.GetField(g.field(), renamed(g.object(), to));
      case Op.PutField p ->
          new Op.PutField(p.field(), renamed(p.object(), to), to.applyAsInt(p.value()));
      case Op.ArrayGet g ->
          new Op.ArrayGet(g.element(), to.applyAsInt(g.array()), to.applyAsInt(g.index()));
      case Op.ArrayPut p ->
          new Op.ArrayPut(
              p.element(),
              to.applyAsInt(p.array()),
              to.applyAsInt(p.index()),
              to.applyAsInt(p.value()));
      case Op.MemoryGet g ->
          new Op.MemoryGet(g.kind(), to.applyAsInt(g.array()), to.applyAsInt(g.index()));
      case Op.MemoryPut p ->
          new Op.MemoryPut(
              p.kind(),
              to.applyAsInt(p.array()),
              to.applyAsInt(p.index()),
              to.applyAsInt(p.value()));
      case Op.NewArray n -> new Op.NewArray(n.descriptor(), to.applyAsInt(n.length()));
      case Op.InstanceOf i -> new Op.InstanceOf(i.className(), to.applyAsInt(i.object()));
      case Op.Cast c -> new Op.Cast(c.className(), to.applyAsInt(c.object()));
      case Op.Call c ->
          new Op.Call(c.method(), c.effect(), renamed(c.arguments(), to), c.exit() < 0 ? -1 : exit);
      case Op.Guard g ->
          new Op.Guard(g.check(), to.applyAsInt(g.a()), g.constant(), g.className(), exit);
    };
  }

  private static Op rename(Op.Unary u, int a) {
    return a == u.a() ? u : new Op.Unary(u.opcode(), a);
  }

  private static Op rename(Op.Binary b, int x, int y) {
    return x == b.a() && y == b.b() ? b : new Op.Binary(b.opcode(), x, y);
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
