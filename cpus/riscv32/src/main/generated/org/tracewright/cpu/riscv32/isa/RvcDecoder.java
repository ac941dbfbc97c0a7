// Generated from the table RV32C by org.tracewright.isa.decoder: change the table, not this file.
package org.tracewright.cpu.riscv32.isa;

/** Decoder of RV32C: from instruction words to constants, and the fields of a word. */
public final class RvcDecoder {
  /** No instruction. */
  public static final int ILLEGAL = 0;

  /** {@code c.addi4spn {rd}, sp, {imm}}. */
  public static final int C_ADDI4SPN = 1;

  /** {@code c.lw {rd}, {imm}({rs1})}. */
  public static final int C_LW = 2;

  /** {@code c.sw {rs2}, {imm}({rs1})}. */
  public static final int C_SW = 3;

  /** {@code c.addi zero, {imm}}. */
  public static final int C_NOP = 4;

  /** {@code c.addi {rd}, {imm}}. */
  public static final int C_ADDI = 5;

  /** {@code c.jal {imm}}. */
  public static final int C_JAL = 6;

  /** {@code c.li {rd}, {imm}}. */
  public static final int C_LI = 7;

  /** {@code c.addi16sp sp, {imm}}. */
  public static final int C_ADDI16SP = 8;

  /** {@code c.lui {rd}, {imm}}. */
  public static final int C_LUI = 9;

  /** {@code c.srli {rs1}, {shamt}}. */
  public static final int C_SRLI = 10;

  /** {@code c.srai {rs1}, {shamt}}. */
  public static final int C_SRAI = 11;

  /** {@code c.andi {rs1}, {imm}}. */
  public static final int C_ANDI = 12;

  /** {@code c.sub {rs1}, {rs2}}. */
  public static final int C_SUB = 13;

  /** {@code c.xor {rs1}, {rs2}}. */
  public static final int C_XOR = 14;

  /** {@code c.or {rs1}, {rs2}}. */
  public static final int C_OR = 15;

  /** {@code c.and {rs1}, {rs2}}. */
  public static final int C_AND = 16;

  /** {@code c.j {imm}}. */
  public static final int C_J = 17;

  /** {@code c.beqz {rs1}, {imm}}. */
  public static final int C_BEQZ = 18;

  /** {@code c.bnez {rs1}, {imm}}. */
  public static final int C_BNEZ = 19;

  /** {@code c.slli {rd}, {shamt}}. */
  public static final int C_SLLI = 20;

  /** {@code c.lwsp {rd}, {imm}(sp)}. */
  public static final int C_LWSP = 21;

  /** {@code c.jr {rs1}}. */
  public static final int C_JR = 22;

  /** {@code c.mv {rd}, {rs2}}. */
  public static final int C_MV = 23;

  /** {@code c.ebreak}. */
  public static final int C_EBREAK = 24;

  /** {@code c.jalr {rs1}}. */
  public static final int C_JALR = 25;

  /** {@code c.add {rd}, {rs2}}. */
  public static final int C_ADD = 26;

  /** {@code c.swsp {rs2}, {imm}(sp)}. */
  public static final int C_SWSP = 27;

  /** One more than the greatest constant. */
  public static final int COUNT = 28;

  private RvcDecoder() {}

  /** The instruction that {@code insn}, an instruction word, is; or {@link #ILLEGAL}. */
  public static int decode(int insn) {
    switch (insn >>> 13 & 0x7) {
      case 0b000 -> {
        switch (insn & 0x3) {
          case 0b00 -> {
            return immCIW(insn) != 0 ? C_ADDI4SPN : ILLEGAL;
          }
          case 0b01 -> {
            if ((insn & 0xf80) == 0x0) {
              return C_NOP;
            }
            return rd(insn) != 0 ? C_ADDI : ILLEGAL;
          }
          case 0b10 -> {
            return (insn & 0x1000) == 0x0 ? C_SLLI : ILLEGAL;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b001 -> {
        return (insn & 0x3) == 0x1 ? C_JAL : ILLEGAL;
      }
      case 0b010 -> {
        switch (insn & 0x3) {
          case 0b00 -> {
            return C_LW;
          }
          case 0b01 -> {
            return C_LI;
          }
          case 0b10 -> {
            return rd(insn) != 0 ? C_LWSP : ILLEGAL;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b011 -> {
        if ((insn & 0xf83) == 0x101 && immCSP(insn) != 0) {
          return C_ADDI16SP;
        }
        return (insn & 0x3) == 0x1 && rd(insn) != 2 && immCI(insn) != 0 ? C_LUI : ILLEGAL;
      }
      case 0b100 -> {
        switch (insn & 0x3) {
          case 0b01 -> {
            switch (insn >>> 10 & 0x3) {
              case 0b00 -> {
                return (insn & 0x1000) == 0x0 ? C_SRLI : ILLEGAL;
              }
              case 0b01 -> {
                return (insn & 0x1000) == 0x0 ? C_SRAI : ILLEGAL;
              }
              case 0b10 -> {
                return C_ANDI;
              }
              case 0b11 -> {
                switch (insn >>> 5 & 0x3) {
                  case 0b00 -> {
                    return (insn & 0x1000) == 0x0 ? C_SUB : ILLEGAL;
                  }
                  case 0b01 -> {
                    return (insn & 0x1000) == 0x0 ? C_XOR : ILLEGAL;
                  }
                  case 0b10 -> {
                    return (insn & 0x1000) == 0x0 ? C_OR : ILLEGAL;
                  }
                  case 0b11 -> {
                    return (insn & 0x1000) == 0x0 ? C_AND : ILLEGAL;
                  }
                  default -> {
                    return ILLEGAL;
                  }
                }
              }
              default -> {
                return ILLEGAL;
              }
            }
          }
          case 0b10 -> {
            switch (insn >>> 12 & 0x1) {
              case 0b0 -> {
                if ((insn & 0x7c) == 0x0 && rs1CI(insn) != 0) {
                  return C_JR;
                }
                return rs2CI(insn) != 0 ? C_MV : ILLEGAL;
              }
              case 0b1 -> {
                if ((insn & 0xffc) == 0x0) {
                  return C_EBREAK;
                }
                if ((insn & 0x7c) == 0x0 && rs1CI(insn) != 0) {
                  return C_JALR;
                }
                return rs2CI(insn) != 0 ? C_ADD : ILLEGAL;
              }
              default -> {
                return ILLEGAL;
              }
            }
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b101 -> {
        return (insn & 0x3) == 0x1 ? C_J : ILLEGAL;
      }
      case 0b110 -> {
        switch (insn & 0x3) {
          case 0b00 -> {
            return C_SW;
          }
          case 0b01 -> {
            return C_BEQZ;
          }
          case 0b10 -> {
            return C_SWSP;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b111 -> {
        return (insn & 0x3) == 0x1 ? C_BNEZ : ILLEGAL;
      }
      default -> {
        return ILLEGAL;
      }
    }
  }

  /** The length in bytes of instruction {@code opcode}. */
  public static int bytes(int opcode) {
    return 2;
  }

  /** The name in the table of instruction {@code opcode}. */
  public static String name(int opcode) {
    return switch (opcode) {
      case C_ADDI4SPN -> "c.addi4spn";
      case C_LW -> "c.lw";
      case C_SW -> "c.sw";
      case C_NOP -> "c.nop";
      case C_ADDI -> "c.addi";
      case C_JAL -> "c.jal";
      case C_LI -> "c.li";
      case C_ADDI16SP -> "c.addi16sp";
      case C_LUI -> "c.lui";
      case C_SRLI -> "c.srli";
      case C_SRAI -> "c.srai";
      case C_ANDI -> "c.andi";
      case C_SUB -> "c.sub";
      case C_XOR -> "c.xor";
      case C_OR -> "c.or";
      case C_AND -> "c.and";
      case C_J -> "c.j";
      case C_BEQZ -> "c.beqz";
      case C_BNEZ -> "c.bnez";
      case C_SLLI -> "c.slli";
      case C_LWSP -> "c.lwsp";
      case C_JR -> "c.jr";
      case C_MV -> "c.mv";
      case C_EBREAK -> "c.ebreak";
      case C_JALR -> "c.jalr";
      case C_ADD -> "c.add";
      case C_SWSP -> "c.swsp";
      default -> "illegal";
    };
  }

  /** Field {@code rd} of bits 4:2. */
  public static int rdC(int insn) {
    return (insn >>> 2 & 0x7) + 8;
  }

  /** Field {@code imm} of bits 10:7|12:11|5|6. */
  public static int immCIW(int insn) {
    return (insn >>> 1 & 0x3c0) | (insn >>> 7 & 0x30) | (insn >>> 2 & 0x8) | (insn >>> 4 & 0x4);
  }

  /** Field {@code imm} of bits 5|12:10|6. */
  public static int immCL(int insn) {
    return (insn << 1 & 0x40) | (insn >>> 7 & 0x38) | (insn >>> 4 & 0x4);
  }

  /** Field {@code rs1} of bits 9:7. */
  public static int rs1C(int insn) {
    return (insn >>> 7 & 0x7) + 8;
  }

  /** Field {@code rs2} of bits 4:2. */
  public static int rs2C(int insn) {
    return (insn >>> 2 & 0x7) + 8;
  }

  /** Field {@code imm} of bits 12|6:2. */
  public static int immCI(int insn) {
    return (insn << 19 >> 31 << 5) | (insn >>> 2 & 0x1f);
  }

  /** Field {@code rd} of bits 11:7. */
  public static int rd(int insn) {
    return insn >>> 7 & 0x1f;
  }

  /** Field {@code imm} of bits 12|8|10:9|6|7|2|11|5:3. */
  public static int immCJ(int insn) {
    return (insn << 19 >> 31 << 11) | (insn << 2 & 0x400) | (insn >>> 1 & 0x300) | (insn << 1 & 0x80) | (insn >>> 1 & 0x40) | (insn << 3 & 0x20) | (insn >>> 7 & 0x10) | (insn >>> 2 & 0xe);
  }

  /** Field {@code imm} of bits 12|4:3|5|2|6. */
  public static int immCSP(int insn) {
    return (insn << 19 >> 31 << 9) | (insn << 4 & 0x180) | (insn << 1 & 0x40) | (insn << 3 & 0x20) | (insn >>> 2 & 0x10);
  }

  /** Field {@code shamt} of bits 6:2. */
  public static int shamtC(int insn) {
    return insn >>> 2 & 0x1f;
  }

  /** Field {@code imm} of bits 12|6:5|2|11:10|4:3. */
  public static int immCB(int insn) {
    return (insn << 19 >> 31 << 8) | (insn << 1 & 0xc0) | (insn << 3 & 0x20) | (insn >>> 7 & 0x18) | (insn >>> 2 & 0x6);
  }

  /** Field {@code imm} of bits 3:2|12|6:4. */
  public static int immCLS(int insn) {
    return (insn << 4 & 0xc0) | (insn >>> 7 & 0x20) | (insn >>> 2 & 0x1c);
  }

  /** Field {@code rs1} of bits 11:7. */
  public static int rs1CI(int insn) {
    return insn >>> 7 & 0x1f;
  }

  /** Field {@code rs2} of bits 6:2. */
  public static int rs2CI(int insn) {
    return insn >>> 2 & 0x1f;
  }

  /** Field {@code imm} of bits 8:7|12:9. */
  public static int immCSS(int insn) {
    return (insn >>> 1 & 0xc0) | (insn >>> 7 & 0x3c);
  }
}
