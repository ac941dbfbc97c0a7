package org.tracewright.cpu.riscv32;

import static org.tracewright.cpu.riscv32.isa.Rv32Decoder.*;

import org.tracewright.cpu.riscv32.isa.Compressed;
import org.tracewright.cpu.riscv32.isa.Rv32Decoder;
import org.tracewright.jit.Elidable;
import org.tracewright.jit.JitDriver;

/**
 * Decoded instructions, as a {@code long} each:
 *
 * <pre>
 * 63         32 27  25 24 20 19 15 11  7 6     0
 * immediate     length rs2   rs1   rd    opcode
 * </pre>
 *
 * <p>Compressed instructions are decoded as what they stand for; only the length in bytes differs.
 * An interpreter remembers what it decoded in an array of {@link #MEMORY} elements: by address,
 * pairs of the bits and what they mean. An entry is good only for those very bits, so code that
 * changes needs no care; and all zeros is right to begin with, as 0 is no instruction.
 */
final class Decoding {
  static final int MULTIPLY = 1;
  static final int ATOMIC = 2;
  static final int COMPRESSED = 4;

  private static final int REGISTERS = 0x01ff_8f80;

  /** Elements that an interpreter's memory has. */
  static final int MEMORY = 1 << 13;

  private static final int PAIRS = MEMORY - 2;

  private Decoding() {}

  /** The same as {@link #decode} of the 32 bits of code that stand at {@code address}. */
  static long remembered(long[] memory, int address, int bits, int extensions) {
    int slot = address & PAIRS;
    return (int) memory[slot] == bits ? memory[slot | 1] : remember(memory, slot, bits, extensions);
  }

  private static long remember(long[] memory, int slot, int bits, int extensions) {
    memory[slot] = bits;
    memory[slot | 1] = decode(bits, extensions);
    return memory[slot | 1];
  }

  /** Decodes the first instruction of 32 bits of code; an extension left out is illegal. */
  @Elidable
  static long decode(int bits, int extensions) {
    boolean whole = (bits & 3) == 3;
    int insn = whole ? bits : expand(bits & 0xffff, extensions);
    int opcode = permitted(Rv32Decoder.decode(insn), extensions);
    int length = whole ? 4 : 2;
    int low = opcode | (insn & REGISTERS) | (length << 25);
    return low | ((long) immediate(opcode, insn) << 32);
  }

  private static int expand(int half, int extensions) {
    return (extensions & COMPRESSED) == 0 ? 0 : Compressed.expand(half);
  }

  private static int permitted(int opcode, int extensions) {
    return (needs(opcode) & ~extensions) == 0 ? opcode : ILLEGAL;
  }

  private static int needs(int opcode) {
    if (opcode >= MUL && opcode <= REMU) {
      return MULTIPLY;
    }
    return opcode >= LR_W && opcode <= AMOMAXU_W ? ATOMIC : 0;
  }

  private static int immediate(int opcode, int insn) {
    return switch (opcode) {
      case LUI, AUIPC -> insn & 0xffff_f000;
      case JAL -> immJ(insn);
      case BEQ, BNE, BLT, BGE, BLTU, BGEU -> immB(insn);
      case SB, SH, SW -> immS(insn);
      case SLLI, SRLI, SRAI -> Rv32Decoder.shamt(insn);
      case CSRRW, CSRRS, CSRRC, CSRRWI, CSRRSI, CSRRCI -> Rv32Decoder.csr(insn);
      default -> immI(insn);
    };
  }

  static int opcode(long insn) {
    return (int) insn & 0x7f;
  }

  static int rd(long insn) {
    return ((int) insn >>> 7) & 31;
  }

  static int rs1(long insn) {
    return ((int) insn >>> 15) & 31;
  }

  static int rs2(long insn) {
    return ((int) insn >>> 20) & 31;
  }

  /** What the first source register holds. */
  static int first(int[] x, long insn) {
    return value(x, rs1(insn));
  }

  /** What the second source register holds. */
  static int second(int[] x, long insn) {
    return value(x, rs2(insn));
  }

  // In a trace the number is a constant, and so is what x0 holds.
  private static int value(int[] x, int number) {
    return JitDriver.inTrace() && number == 0 ? 0 : x[number];
  }

  /** In bytes: 2 or 4. */
  static int length(long insn) {
    return ((int) insn >>> 25) & 7;
  }

  /**
   * The immediate, sign-extended and scaled, of any format; the shift amount of a shift, the number
   * of a CSR.
   */
  static int imm(long insn) {
    return (int) (insn >> 32);
  }

  static int extensions(Extensions hart) {
    return (hart.multiply() ? MULTIPLY : 0)
        | (hart.atomic() ? ATOMIC : 0)
        | (hart.compressed() ? COMPRESSED : 0);
  }
}
