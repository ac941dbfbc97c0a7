package org.tracewright.cpu.riscv32;

import static org.tracewright.cpu.riscv32.isa.Rv32Decoder.*;

/** What the atomic memory operations compute from the word in memory and the register. */
final class Atomics {
  private Atomics() {}

  /** What is stored, for a decoder's opcode. */
  static int apply(int opcode, int memory, int register) {
    return switch (opcode) {
      case AMOSWAP_W -> register;
      case AMOADD_W -> memory + register;
      case AMOXOR_W -> memory ^ register;
      case AMOAND_W -> memory & register;
      case AMOOR_W -> memory | register;
      case AMOMIN_W -> Math.min(memory, register);
      case AMOMAX_W -> Math.max(memory, register);
      case AMOMINU_W -> Integer.compareUnsigned(memory, register) < 0 ? memory : register;
      default -> Integer.compareUnsigned(memory, register) > 0 ? memory : register;
    };
  }
}
