package org.tracewright.cpu.riscv32.isa;

import static org.tracewright.cpu.riscv32.isa.RvcDecoder.*;

import org.tracewright.jit.Elidable;

/**
 * Compressed instructions, each given by the 32-bit instruction it stands for.
 *
 * <p>Unprivileged ISA, "C Extension for Compressed Instructions": each expands to one base
 * instruction. Only the address of the next instruction differs, which is the run loop's affair.
 */
public final class Compressed {
  private static final int ZERO = 0;
  private static final int RA = 1;
  private static final int SP = 2;

  private static final int LOAD_WORD = 0x2003;
  private static final int STORE_WORD = 0x2023;
  private static final int ADD_IMMEDIATE = 0x0013;
  private static final int AND_IMMEDIATE = 0x7013;
  private static final int SHIFT_LEFT = 0x1013;
  private static final int SHIFT_RIGHT = 0x5013;
  private static final int SHIFT_ARITHMETIC = 0x4000_5013;
  private static final int ADD_REGISTER = 0x0033;
  private static final int SUB_REGISTER = 0x4000_0033;
  private static final int XOR_REGISTER = 0x4033;
  private static final int OR_REGISTER = 0x6033;
  private static final int AND_REGISTER = 0x7033;
  private static final int LOAD_UPPER = 0x0037;
  private static final int EQUAL = 0x0063;
  private static final int NOT_EQUAL = 0x1063;
  private static final int JUMP_REGISTER = 0x0067;
  private static final int JUMP = 0x006f;
  private static final int BREAK = 0x0010_0073;

  private Compressed() {}

  /**
   * The 32-bit instruction that the half-word {@code c} stands for; 0, which is no instruction, if
   * {@code c} is reserved.
   */
  @Elidable
  public static int expand(int c) {
    // spotless:off - the columns are the documentation
    return switch (decode(c)) {
      case C_ADDI4SPN -> i(ADD_IMMEDIATE,  rdC(c),   SP,       immCIW(c));
      case C_LW       -> i(LOAD_WORD,      rdC(c),   rs1C(c),  immCL(c));
      case C_SW       -> s(STORE_WORD,     rs1C(c),  rs2C(c),  immCL(c));
      case C_NOP      -> i(ADD_IMMEDIATE,  ZERO,     ZERO,     immCI(c));
      case C_ADDI     -> i(ADD_IMMEDIATE,  rd(c),    rd(c),    immCI(c));
      case C_JAL      -> j(JUMP,           RA,                 immCJ(c));
      case C_LI       -> i(ADD_IMMEDIATE,  rd(c),    ZERO,     immCI(c));
      case C_ADDI16SP -> i(ADD_IMMEDIATE,  SP,       SP,       immCSP(c));
      case C_LUI      -> u(LOAD_UPPER,     rd(c),              immCI(c));
      case C_SRLI     -> i(SHIFT_RIGHT,    rs1C(c),  rs1C(c),  shamtC(c));
      case C_SRAI     -> i(SHIFT_ARITHMETIC, rs1C(c), rs1C(c), shamtC(c));
      case C_ANDI     -> i(AND_IMMEDIATE,  rs1C(c),  rs1C(c),  immCI(c));
      case C_SUB      -> r(SUB_REGISTER,   rs1C(c),  rs1C(c),  rs2C(c));
      case C_XOR      -> r(XOR_REGISTER,   rs1C(c),  rs1C(c),  rs2C(c));
      case C_OR       -> r(OR_REGISTER,    rs1C(c),  rs1C(c),  rs2C(c));
      case C_AND      -> r(AND_REGISTER,   rs1C(c),  rs1C(c),  rs2C(c));
      case C_J        -> j(JUMP,           ZERO,               immCJ(c));
      case C_BEQZ     -> b(EQUAL,          rs1C(c),  ZERO,     immCB(c));
      case C_BNEZ     -> b(NOT_EQUAL,      rs1C(c),  ZERO,     immCB(c));
      case C_SLLI     -> i(SHIFT_LEFT,     rd(c),    rd(c),    shamtC(c));
      case C_LWSP     -> i(LOAD_WORD,      rd(c),    SP,       immCLS(c));
      case C_JR       -> i(JUMP_REGISTER,  ZERO,     rs1CI(c), 0);
      case C_MV       -> r(ADD_REGISTER,   rd(c),    ZERO,     rs2CI(c));
      case C_EBREAK   -> BREAK;
      case C_JALR     -> i(JUMP_REGISTER,  RA,       rs1CI(c), 0);
      case C_ADD      -> r(ADD_REGISTER,   rd(c),    rd(c),    rs2CI(c));
      case C_SWSP     -> s(STORE_WORD,     SP,       rs2CI(c), immCSS(c));
      default         -> 0;
    };
    // spotless:on
  }

  private static int r(int operation, int rd, int rs1, int rs2) {
    return operation | (rd << 7) | (rs1 << 15) | (rs2 << 20);
  }

  private static int i(int operation, int rd, int rs1, int imm) {
    return operation | (rd << 7) | (rs1 << 15) | (imm << 20);
  }

  private static int s(int operation, int rs1, int rs2, int imm) {
    return operation | (rs1 << 15) | (rs2 << 20) | ((imm & 0x1f) << 7) | ((imm >> 5) << 25);
  }

  private static int b(int operation, int rs1, int rs2, int imm) {
    int low = ((imm & 0x1e) << 7) | (((imm >>> 11) & 1) << 7);
    int high = (((imm >>> 5) & 0x3f) << 25) | (imm & 0x8000_0000);
    return operation | (rs1 << 15) | (rs2 << 20) | low | high;
  }

  private static int u(int operation, int rd, int imm) {
    return operation | (rd << 7) | (imm << 12);
  }

  private static int j(int operation, int rd, int imm) {
    int low = (imm & 0xf_f000) | (((imm >>> 11) & 1) << 20);
    int high = (((imm >>> 1) & 0x3ff) << 21) | (imm & 0x8000_0000);
    return operation | (rd << 7) | low | high;
  }
}
