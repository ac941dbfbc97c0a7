package org.tracewright.cpu.riscv32;

import org.tracewright.cpu.riscv32.isa.Rv32Decoder;
import org.tracewright.jit.Elidable;

/**
 * Decoding of what one hart implements, and the interpreter's memory of it: a table from
 * instruction words to opcodes, filled as words are met. It depends on no address, so code that
 * changes needs no care.
 */
final class Decoding {
  static final int MULTIPLY = 1;
  static final int ATOMIC = 2;
  static final int COMPRESSED = 4;

  private static final int SLOT_BITS = 12;
  private static final int SPREAD = 0x9e37_79b1;

  private final int extensions;

  /**
   * An instruction word in the upper half, its opcode in the lower. Word 0 is illegal, opcode 0.
   */
  private final long[] memory = new long[1 << SLOT_BITS];

  Decoding(int extensions) {
    this.extensions = extensions;
  }

  /** The same as {@link #decode(int, int)}, for an interpreter. */
  int remembered(int insn) {
    long entry = memory[slot(insn)];
    return (int) (entry >> 32) == insn ? (int) entry : remember(insn);
  }

  private static int slot(int insn) {
    return (insn * SPREAD) >>> (32 - SLOT_BITS);
  }

  private int remember(int insn) {
    int opcode = decode(insn, extensions);
    memory[slot(insn)] = ((long) insn << 32) | opcode;
    return opcode;
  }

  /** The opcode of an instruction word; ILLEGAL too for one of an extension that is left out. */
  @Elidable
  static int decode(int insn, int extensions) {
    int opcode = Rv32Decoder.decode(insn);
    return (needs(opcode) & ~extensions) == 0 ? opcode : Rv32Decoder.ILLEGAL;
  }

  private static int needs(int opcode) {
    if (opcode >= Rv32Decoder.MUL && opcode <= Rv32Decoder.REMU) {
      return MULTIPLY;
    }
    return opcode >= Rv32Decoder.LR_W && opcode <= Rv32Decoder.AMOMAXU_W ? ATOMIC : 0;
  }

  static int extensions(Extensions hart) {
    return (hart.multiply() ? MULTIPLY : 0)
        | (hart.atomic() ? ATOMIC : 0)
        | (hart.compressed() ? COMPRESSED : 0);
  }
}
