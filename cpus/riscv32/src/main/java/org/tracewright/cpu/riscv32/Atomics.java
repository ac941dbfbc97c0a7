package org.tracewright.cpu.riscv32;

/** What the atomic memory operations compute from the word in memory and the register. */
final class Atomics {
  private Atomics() {}

  /** What is stored, for an operation numbered by bits 31:27 of its encoding. */
  static int apply(int operation, int memory, int register) {
    return switch (operation) {
      case 0b00001 -> register;
      case 0b00000 -> memory + register;
      case 0b00100 -> memory ^ register;
      case 0b01100 -> memory & register;
      case 0b01000 -> memory | register;
      case 0b10000 -> Math.min(memory, register);
      case 0b10100 -> Math.max(memory, register);
      case 0b11000 -> Integer.compareUnsigned(memory, register) < 0 ? memory : register;
      default -> Integer.compareUnsigned(memory, register) > 0 ? memory : register;
    };
  }
}
