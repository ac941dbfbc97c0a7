package org.tracewright.jit.emit;

import java.util.stream.IntStream;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Op;

/** What operations and exits refer to. */
final class Operands {
  private Operands() {}

  static int[] of(Op op) {
    IntStream.Builder operands = IntStream.builder();
    op.forEachOperand(operands);
    return operands.build().toArray();
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

  private static IntStream entries(Exit.Frame frame) {
    return IntStream.concat(
        frame.locals().stream().mapToInt(Integer::intValue),
        frame.stack().stream().mapToInt(Integer::intValue));
  }
}
