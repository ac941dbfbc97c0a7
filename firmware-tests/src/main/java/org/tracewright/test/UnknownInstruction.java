package org.tracewright.test;

import org.tracewright.cpu.riscv32.Rv32;

/**
 * An instruction that the processor does not have, or not in its present privilege mode, for a test
 * to carry out.
 *
 * @param address where it is
 * @param bits it, 16 or 32 bits
 */
public record UnknownInstruction(Rv32 hart, int address, int bits) {
  private static final int SYSTEM = 0x73;

  /** The number of its destination register. */
  public int rd() {
    return (bits >>> 7) & 31;
  }

  /** The value of its first source register. */
  public int rs1() {
    return hart.x((bits >>> 15) & 31);
  }

  /** The value of its second source register. */
  public int rs2() {
    return hart.x((bits >>> 20) & 31);
  }

  /** Sets its destination register. */
  public void result(int value) {
    hart.setX(rd(), value);
  }

  /** Whether it reads or writes the control and status register of this number. */
  boolean isAccessTo(int csr) {
    return (bits & 0x7f) == SYSTEM && (bits & 0x3000) != 0 && bits >>> 20 == csr;
  }

  /** What an access to a CSR makes of its value. */
  int changed(int old) {
    int field = (bits >>> 15) & 31;
    int operand = (bits & 0x4000) != 0 ? field : hart.x(field);
    return switch ((bits >>> 12) & 3) {
      case 1 -> operand;
      case 2 -> old | operand;
      default -> old & ~operand;
    };
  }

  /** Whether an access to a CSR writes it: setting or clearing by x0 or 0 does not. */
  boolean writes() {
    return ((bits >>> 12) & 3) == 1 || ((bits >>> 15) & 31) != 0;
  }
}
