package org.tracewright.jit.emit;

import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Op;

/** What operations and exits refer to. */
final class Operands {
  private static final int[] NONE = {};

  private Operands() {}

  static int[] of(Op op) {
    return switch (op) {
      case Op.Const constant -> NONE;
      case Op.State state -> NONE;
      case Op.Slot slot -> NONE;
      case Op.Turn turn -> NONE;
      case Op.New made -> NONE;
      case Op.Unary unary -> new int[] {unary.a()};
      case Op.Binary binary -> new int[] {binary.a(), binary.b()};
      case Op.GetField get -> get.object() < 0 ? NONE : new int[] {get.object()};
      case Op.PutField put ->
          put.object() < 0 ? new int[] {put.value()} : new int[] {put.object(), put.value()};
      case Op.ArrayGet get -> new int[] {get.array(), get.index()};
      case Op.ArrayPut put -> new int[] {put.array(), put.index(), put.value()};
      case Op.MemoryGet get -> new int[] {get.array(), get.index()};
      case Op.MemoryPut put -> new int[] {put.array(), put.index(), put.value()};
      case Op.NewArray made -> new int[] {made.length()};
      case Op.InstanceOf test -> new int[] {test.object()};
      case Op.Cast cast -> new int[] {cast.object()};
      case Op.Call call -> call.arguments().stream().mapToInt(Integer::intValue).toArray();
      case Op.Guard guard -> new int[] {guard.a()};
    };
  }

  /** Whether an operand may be computed on the way, because it is needed only once. */
  static boolean takesTree(Op op) {
    return !(op instanceof Op.Guard guard && guard.check() == Op.Check.CLASS);
  }

  /** The values of an exit's frames: outermost frame first, locals before stack. */
  static int[] framesOf(Exit exit) {
    return exit.frames().stream()
        .flatMapToInt(Operands::entries)
        .filter(value -> value >= 0)
        .toArray();
  }

  private static java.util.stream.IntStream entries(Exit.Frame frame) {
    return java.util.stream.IntStream.concat(
        frame.locals().stream().mapToInt(Integer::intValue),
        frame.stack().stream().mapToInt(Integer::intValue));
  }
}
