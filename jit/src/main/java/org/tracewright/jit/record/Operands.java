package org.tracewright.jit.record;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.ir.Op;

/** The operands of an operation. */
final class Operands {
  private Operands() {}

  /** The same operation on other positions; -1 stays -1. */
  static Op renumber(Op op, IntUnaryOperator numbers) {
    IntUnaryOperator to = position -> position < 0 ? position : numbers.applyAsInt(position);
    return switch (op) {
      case Op.Const o -> o;
      case Op.State o -> o;
      case Op.Slot o -> o;
      case Op.Turn o -> o;
      case Op.New o -> o;
      case Op.Unary o -> new Op.Unary(o.opcode(), to.applyAsInt(o.a()));
      case Op.Binary o -> new Op.Binary(o.opcode(), to.applyAsInt(o.a()), to.applyAsInt(o.b()));
      case Op.GetField o -> new Op.GetField(o.field(), to.applyAsInt(o.object()));
      case Op.PutField o ->
          new Op.PutField(o.field(), to.applyAsInt(o.object()), to.applyAsInt(o.value()));
      case Op.ArrayGet o ->
          new Op.ArrayGet(o.element(), to.applyAsInt(o.array()), to.applyAsInt(o.index()));
      case Op.ArrayPut o ->
          new Op.ArrayPut(
              o.element(),
              to.applyAsInt(o.array()),
              to.applyAsInt(o.index()),
              to.applyAsInt(o.value()));
      case Op.MemoryGet o ->
          new Op.MemoryGet(o.kind(), to.applyAsInt(o.array()), to.applyAsInt(o.index()));
      case Op.MemoryPut o ->
          new Op.MemoryPut(
              o.kind(),
              to.applyAsInt(o.array()),
              to.applyAsInt(o.index()),
              to.applyAsInt(o.value()));
      case Op.NewArray o -> new Op.NewArray(o.descriptor(), to.applyAsInt(o.length()));
      case Op.InstanceOf o -> new Op.InstanceOf(o.className(), to.applyAsInt(o.object()));
      case Op.Cast o -> new Op.Cast(o.className(), to.applyAsInt(o.object()));
      case Op.Call o -> {
        List<Integer> arguments = o.arguments().stream().map(to::applyAsInt).toList();
        yield new Op.Call(o.method(), o.effect(), arguments, o.exit());
      }
      case Op.Guard o ->
          new Op.Guard(o.check(), to.applyAsInt(o.a()), o.constant(), o.className(), o.exit());
    };
  }

  /** Calls {@code each} with every operand. */
  static void visit(Op op, IntConsumer each) {
    renumber(
        op,
        position -> {
          each.accept(position);
          return position;
        });
  }
}
