package org.tracewright.test;

import java.util.List;
import java.util.stream.IntStream;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.sim.Hex;

/** The registers when a run or a call began. */
final class Baseline {
  private static final int REGISTERS = 32;

  private final int[] values = new int[REGISTERS];

  /** It begins now. */
  void mark(Rv32 hart) {
    for (int i = 1; i < REGISTERS; i++) {
      values[i] = hart.x(i);
    }
  }

  /** {@code name=value} of each register that is another one now. */
  List<String> changed(Rv32 hart) {
    return IntStream.range(1, REGISTERS)
        .filter(i -> hart.x(i) != values[i])
        .mapToObj(i -> hart.registers().get(i).name() + "=" + Hex.word(hart.x(i)))
        .toList();
  }
}
