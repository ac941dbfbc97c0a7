package org.tracewright.jit.emit;

import java.util.List;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Opcode;

/** Finds {@code x + c} and {@code x - c} with a constant that fits {@code iinc}. */
final class Increment {
  private Increment() {}

  /** The step if the operation at {@code position} adds a small constant to {@code base}. */
  static Integer of(Schedule schedule, int position, int base) {
    List<Op> ops = schedule.ops();
    if (!(ops.get(position) instanceof Op.Binary sum)
        || !(ops.get(sum.b()) instanceof Op.Const constant)
        || schedule.id(sum.a()) != base) {
      return null;
    }
    return step(sum.opcode(), constant.bits());
  }

  private static Integer step(Opcode opcode, long constant) {
    boolean adds = opcode == Opcode.IADD;
    long step = adds ? constant : -constant;
    return (adds || opcode == Opcode.ISUB) && step == (short) step ? (int) step : null;
  }
}
