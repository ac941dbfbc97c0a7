// Generated from the table RV32IMA_Zicsr_Zifencei by org.tracewright.isa.decoder: change the table, not this file.
package org.tracewright.cpu.riscv32.isa;

/** Decoder of RV32IMA_Zicsr_Zifencei: from instruction words to constants, and the fields of a word. */
public final class Rv32Decoder {
  /** No instruction. */
  public static final int ILLEGAL = 0;

  /** {@code lui {rd}, {imm}}. */
  public static final int LUI = 1;

  /** {@code auipc {rd}, {imm}}. */
  public static final int AUIPC = 2;

  /** {@code jal {rd}, {imm}}. */
  public static final int JAL = 3;

  /** {@code jalr {rd}, {imm}({rs1})}. */
  public static final int JALR = 4;

  /** {@code beq {rs1}, {rs2}, {imm}}. */
  public static final int BEQ = 5;

  /** {@code bne {rs1}, {rs2}, {imm}}. */
  public static final int BNE = 6;

  /** {@code blt {rs1}, {rs2}, {imm}}. */
  public static final int BLT = 7;

  /** {@code bge {rs1}, {rs2}, {imm}}. */
  public static final int BGE = 8;

  /** {@code bltu {rs1}, {rs2}, {imm}}. */
  public static final int BLTU = 9;

  /** {@code bgeu {rs1}, {rs2}, {imm}}. */
  public static final int BGEU = 10;

  /** {@code lb {rd}, {imm}({rs1})}. */
  public static final int LB = 11;

  /** {@code lh {rd}, {imm}({rs1})}. */
  public static final int LH = 12;

  /** {@code lw {rd}, {imm}({rs1})}. */
  public static final int LW = 13;

  /** {@code lbu {rd}, {imm}({rs1})}. */
  public static final int LBU = 14;

  /** {@code lhu {rd}, {imm}({rs1})}. */
  public static final int LHU = 15;

  /** {@code sb {rs2}, {imm}({rs1})}. */
  public static final int SB = 16;

  /** {@code sh {rs2}, {imm}({rs1})}. */
  public static final int SH = 17;

  /** {@code sw {rs2}, {imm}({rs1})}. */
  public static final int SW = 18;

  /** {@code addi {rd}, {rs1}, {imm}}. */
  public static final int ADDI = 19;

  /** {@code slti {rd}, {rs1}, {imm}}. */
  public static final int SLTI = 20;

  /** {@code sltiu {rd}, {rs1}, {imm}}. */
  public static final int SLTIU = 21;

  /** {@code xori {rd}, {rs1}, {imm}}. */
  public static final int XORI = 22;

  /** {@code ori {rd}, {rs1}, {imm}}. */
  public static final int ORI = 23;

  /** {@code andi {rd}, {rs1}, {imm}}. */
  public static final int ANDI = 24;

  /** {@code slli {rd}, {rs1}, {shamt}}. */
  public static final int SLLI = 25;

  /** {@code srli {rd}, {rs1}, {shamt}}. */
  public static final int SRLI = 26;

  /** {@code srai {rd}, {rs1}, {shamt}}. */
  public static final int SRAI = 27;

  /** {@code add {rd}, {rs1}, {rs2}}. */
  public static final int ADD = 28;

  /** {@code sub {rd}, {rs1}, {rs2}}. */
  public static final int SUB = 29;

  /** {@code sll {rd}, {rs1}, {rs2}}. */
  public static final int SLL = 30;

  /** {@code slt {rd}, {rs1}, {rs2}}. */
  public static final int SLT = 31;

  /** {@code sltu {rd}, {rs1}, {rs2}}. */
  public static final int SLTU = 32;

  /** {@code xor {rd}, {rs1}, {rs2}}. */
  public static final int XOR = 33;

  /** {@code srl {rd}, {rs1}, {rs2}}. */
  public static final int SRL = 34;

  /** {@code sra {rd}, {rs1}, {rs2}}. */
  public static final int SRA = 35;

  /** {@code or {rd}, {rs1}, {rs2}}. */
  public static final int OR = 36;

  /** {@code and {rd}, {rs1}, {rs2}}. */
  public static final int AND = 37;

  /** {@code fence {pred}, {succ}}. */
  public static final int FENCE = 38;

  /** {@code ecall}. */
  public static final int ECALL = 39;

  /** {@code ebreak}. */
  public static final int EBREAK = 40;

  /** {@code mul {rd}, {rs1}, {rs2}}. */
  public static final int MUL = 41;

  /** {@code mulh {rd}, {rs1}, {rs2}}. */
  public static final int MULH = 42;

  /** {@code mulhsu {rd}, {rs1}, {rs2}}. */
  public static final int MULHSU = 43;

  /** {@code mulhu {rd}, {rs1}, {rs2}}. */
  public static final int MULHU = 44;

  /** {@code div {rd}, {rs1}, {rs2}}. */
  public static final int DIV = 45;

  /** {@code divu {rd}, {rs1}, {rs2}}. */
  public static final int DIVU = 46;

  /** {@code rem {rd}, {rs1}, {rs2}}. */
  public static final int REM = 47;

  /** {@code remu {rd}, {rs1}, {rs2}}. */
  public static final int REMU = 48;

  /** {@code lr.w{aqrl} {rd}, ({rs1})}. */
  public static final int LR_W = 49;

  /** {@code sc.w{aqrl} {rd}, {rs2}, ({rs1})}. */
  public static final int SC_W = 50;

  /** {@code amoswap.w{aqrl} {rd}, {rs2}, ({rs1})}. */
  public static final int AMOSWAP_W = 51;

  /** {@code amoadd.w{aqrl} {rd}, {rs2}, ({rs1})}. */
  public static final int AMOADD_W = 52;

  /** {@code amoxor.w{aqrl} {rd}, {rs2}, ({rs1})}. */
  public static final int AMOXOR_W = 53;

  /** {@code amoand.w{aqrl} {rd}, {rs2}, ({rs1})}. */
  public static final int AMOAND_W = 54;

  /** {@code amoor.w{aqrl} {rd}, {rs2}, ({rs1})}. */
  public static final int AMOOR_W = 55;

  /** {@code amomin.w{aqrl} {rd}, {rs2}, ({rs1})}. */
  public static final int AMOMIN_W = 56;

  /** {@code amomax.w{aqrl} {rd}, {rs2}, ({rs1})}. */
  public static final int AMOMAX_W = 57;

  /** {@code amominu.w{aqrl} {rd}, {rs2}, ({rs1})}. */
  public static final int AMOMINU_W = 58;

  /** {@code amomaxu.w{aqrl} {rd}, {rs2}, ({rs1})}. */
  public static final int AMOMAXU_W = 59;

  /** {@code csrrw {rd}, {csr}, {rs1}}. */
  public static final int CSRRW = 60;

  /** {@code csrrs {rd}, {csr}, {rs1}}. */
  public static final int CSRRS = 61;

  /** {@code csrrc {rd}, {csr}, {rs1}}. */
  public static final int CSRRC = 62;

  /** {@code csrrwi {rd}, {csr}, {uimm}}. */
  public static final int CSRRWI = 63;

  /** {@code csrrsi {rd}, {csr}, {uimm}}. */
  public static final int CSRRSI = 64;

  /** {@code csrrci {rd}, {csr}, {uimm}}. */
  public static final int CSRRCI = 65;

  /** {@code fence.i}. */
  public static final int FENCE_I = 66;

  /** {@code mret}. */
  public static final int MRET = 67;

  /** {@code wfi}. */
  public static final int WFI = 68;

  /** One more than the greatest constant. */
  public static final int COUNT = 69;

  private Rv32Decoder() {}

  /** The instruction that {@code insn}, an instruction word, is; or {@link #ILLEGAL}. */
  public static int decode(int insn) {
    switch (insn & 0x7f) {
      case 0b0000011 -> {
        switch (insn >>> 12 & 0x7) {
          case 0b000 -> {
            return LB;
          }
          case 0b001 -> {
            return LH;
          }
          case 0b010 -> {
            return LW;
          }
          case 0b100 -> {
            return LBU;
          }
          case 0b101 -> {
            return LHU;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b0001111 -> {
        switch (insn >>> 12 & 0x7) {
          case 0b000 -> {
            return FENCE;
          }
          case 0b001 -> {
            return FENCE_I;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b0010011 -> {
        switch (insn >>> 12 & 0x7) {
          case 0b000 -> {
            return ADDI;
          }
          case 0b001 -> {
            return (insn & 0xfe000000) == 0x0 ? SLLI : ILLEGAL;
          }
          case 0b010 -> {
            return SLTI;
          }
          case 0b011 -> {
            return SLTIU;
          }
          case 0b100 -> {
            return XORI;
          }
          case 0b101 -> {
            switch (insn >>> 25) {
              case 0b0000000 -> {
                return SRLI;
              }
              case 0b0100000 -> {
                return SRAI;
              }
              default -> {
                return ILLEGAL;
              }
            }
          }
          case 0b110 -> {
            return ORI;
          }
          case 0b111 -> {
            return ANDI;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b0010111 -> {
        return AUIPC;
      }
      case 0b0100011 -> {
        switch (insn >>> 12 & 0x7) {
          case 0b000 -> {
            return SB;
          }
          case 0b001 -> {
            return SH;
          }
          case 0b010 -> {
            return SW;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b0101111 -> {
        switch (insn >>> 27) {
          case 0b00000 -> {
            return (insn & 0x7000) == 0x2000 ? AMOADD_W : ILLEGAL;
          }
          case 0b00001 -> {
            return (insn & 0x7000) == 0x2000 ? AMOSWAP_W : ILLEGAL;
          }
          case 0b00010 -> {
            return (insn & 0x1f07000) == 0x2000 ? LR_W : ILLEGAL;
          }
          case 0b00011 -> {
            return (insn & 0x7000) == 0x2000 ? SC_W : ILLEGAL;
          }
          case 0b00100 -> {
            return (insn & 0x7000) == 0x2000 ? AMOXOR_W : ILLEGAL;
          }
          case 0b01000 -> {
            return (insn & 0x7000) == 0x2000 ? AMOOR_W : ILLEGAL;
          }
          case 0b01100 -> {
            return (insn & 0x7000) == 0x2000 ? AMOAND_W : ILLEGAL;
          }
          case 0b10000 -> {
            return (insn & 0x7000) == 0x2000 ? AMOMIN_W : ILLEGAL;
          }
          case 0b10100 -> {
            return (insn & 0x7000) == 0x2000 ? AMOMAX_W : ILLEGAL;
          }
          case 0b11000 -> {
            return (insn & 0x7000) == 0x2000 ? AMOMINU_W : ILLEGAL;
          }
          case 0b11100 -> {
            return (insn & 0x7000) == 0x2000 ? AMOMAXU_W : ILLEGAL;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b0110011 -> {
        return decode0110011(insn);
      }
      case 0b0110111 -> {
        return LUI;
      }
      case 0b1100011 -> {
        switch (insn >>> 12 & 0x7) {
          case 0b000 -> {
            return BEQ;
          }
          case 0b001 -> {
            return BNE;
          }
          case 0b100 -> {
            return BLT;
          }
          case 0b101 -> {
            return BGE;
          }
          case 0b110 -> {
            return BLTU;
          }
          case 0b111 -> {
            return BGEU;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b1100111 -> {
        return (insn & 0x7000) == 0x0 ? JALR : ILLEGAL;
      }
      case 0b1101111 -> {
        return JAL;
      }
      case 0b1110011 -> {
        switch (insn >>> 12 & 0x7) {
          case 0b000 -> {
            switch (insn >>> 15) {
              case 0b00000000000000000 -> {
                return (insn & 0xf80) == 0x0 ? ECALL : ILLEGAL;
              }
              case 0b00000000000100000 -> {
                return (insn & 0xf80) == 0x0 ? EBREAK : ILLEGAL;
              }
              case 0b00010000010100000 -> {
                return (insn & 0xf80) == 0x0 ? WFI : ILLEGAL;
              }
              case 0b00110000001000000 -> {
                return (insn & 0xf80) == 0x0 ? MRET : ILLEGAL;
              }
              default -> {
                return ILLEGAL;
              }
            }
          }
          case 0b001 -> {
            return CSRRW;
          }
          case 0b010 -> {
            return CSRRS;
          }
          case 0b011 -> {
            return CSRRC;
          }
          case 0b101 -> {
            return CSRRWI;
          }
          case 0b110 -> {
            return CSRRSI;
          }
          case 0b111 -> {
            return CSRRCI;
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

  private static int decode0110011(int insn) {
    switch (insn >>> 12 & 0x7) {
      case 0b000 -> {
        switch (insn >>> 25) {
          case 0b0000000 -> {
            return ADD;
          }
          case 0b0000001 -> {
            return MUL;
          }
          case 0b0100000 -> {
            return SUB;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b001 -> {
        switch (insn >>> 25) {
          case 0b0000000 -> {
            return SLL;
          }
          case 0b0000001 -> {
            return MULH;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b010 -> {
        switch (insn >>> 25) {
          case 0b0000000 -> {
            return SLT;
          }
          case 0b0000001 -> {
            return MULHSU;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b011 -> {
        switch (insn >>> 25) {
          case 0b0000000 -> {
            return SLTU;
          }
          case 0b0000001 -> {
            return MULHU;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b100 -> {
        switch (insn >>> 25) {
          case 0b0000000 -> {
            return XOR;
          }
          case 0b0000001 -> {
            return DIV;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b101 -> {
        switch (insn >>> 25) {
          case 0b0000000 -> {
            return SRL;
          }
          case 0b0000001 -> {
            return DIVU;
          }
          case 0b0100000 -> {
            return SRA;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b110 -> {
        switch (insn >>> 25) {
          case 0b0000000 -> {
            return OR;
          }
          case 0b0000001 -> {
            return REM;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b111 -> {
        switch (insn >>> 25) {
          case 0b0000000 -> {
            return AND;
          }
          case 0b0000001 -> {
            return REMU;
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

  /** The length in bytes of instruction {@code opcode}. */
  public static int bytes(int opcode) {
    return 4;
  }

  /** The name in the table of instruction {@code opcode}. */
  public static String name(int opcode) {
    return switch (opcode) {
      case LUI -> "lui";
      case AUIPC -> "auipc";
      case JAL -> "jal";
      case JALR -> "jalr";
      case BEQ -> "beq";
      case BNE -> "bne";
      case BLT -> "blt";
      case BGE -> "bge";
      case BLTU -> "bltu";
      case BGEU -> "bgeu";
      case LB -> "lb";
      case LH -> "lh";
      case LW -> "lw";
      case LBU -> "lbu";
      case LHU -> "lhu";
      case SB -> "sb";
      case SH -> "sh";
      case SW -> "sw";
      case ADDI -> "addi";
      case SLTI -> "slti";
      case SLTIU -> "sltiu";
      case XORI -> "xori";
      case ORI -> "ori";
      case ANDI -> "andi";
      case SLLI -> "slli";
      case SRLI -> "srli";
      case SRAI -> "srai";
      case ADD -> "add";
      case SUB -> "sub";
      case SLL -> "sll";
      case SLT -> "slt";
      case SLTU -> "sltu";
      case XOR -> "xor";
      case SRL -> "srl";
      case SRA -> "sra";
      case OR -> "or";
      case AND -> "and";
      case FENCE -> "fence";
      case ECALL -> "ecall";
      case EBREAK -> "ebreak";
      case MUL -> "mul";
      case MULH -> "mulh";
      case MULHSU -> "mulhsu";
      case MULHU -> "mulhu";
      case DIV -> "div";
      case DIVU -> "divu";
      case REM -> "rem";
      case REMU -> "remu";
      case LR_W -> "lr.w";
      case SC_W -> "sc.w";
      case AMOSWAP_W -> "amoswap.w";
      case AMOADD_W -> "amoadd.w";
      case AMOXOR_W -> "amoxor.w";
      case AMOAND_W -> "amoand.w";
      case AMOOR_W -> "amoor.w";
      case AMOMIN_W -> "amomin.w";
      case AMOMAX_W -> "amomax.w";
      case AMOMINU_W -> "amominu.w";
      case AMOMAXU_W -> "amomaxu.w";
      case CSRRW -> "csrrw";
      case CSRRS -> "csrrs";
      case CSRRC -> "csrrc";
      case CSRRWI -> "csrrwi";
      case CSRRSI -> "csrrsi";
      case CSRRCI -> "csrrci";
      case FENCE_I -> "fence.i";
      case MRET -> "mret";
      case WFI -> "wfi";
      default -> "illegal";
    };
  }

  /** Field {@code rd} of bits 11:7. */
  public static int rd(int insn) {
    return insn >>> 7 & 0x1f;
  }

  /** Field {@code imm} of bits 31:12. */
  public static int immU(int insn) {
    return insn >>> 12;
  }

  /** Field {@code imm} of bits 31|19:12|20|30:21. */
  public static int immJ(int insn) {
    return (insn >> 31 << 20) | (insn & 0xff000) | (insn >>> 9 & 0x800) | (insn >>> 20 & 0x7fe);
  }

  /** Field {@code rs1} of bits 19:15. */
  public static int rs1(int insn) {
    return insn >>> 15 & 0x1f;
  }

  /** Field {@code imm} of bits 31:20. */
  public static int immI(int insn) {
    return insn >> 20;
  }

  /** Field {@code rs2} of bits 24:20. */
  public static int rs2(int insn) {
    return insn >>> 20 & 0x1f;
  }

  /** Field {@code imm} of bits 31|7|30:25|11:8. */
  public static int immB(int insn) {
    return (insn >> 31 << 12) | (insn << 4 & 0x800) | (insn >>> 20 & 0x7e0) | (insn >>> 7 & 0x1e);
  }

  /** Field {@code imm} of bits 31:25|11:7. */
  public static int immS(int insn) {
    return (insn >> 25 << 5) | (insn >>> 7 & 0x1f);
  }

  /** Field {@code shamt} of bits 24:20. */
  public static int shamt(int insn) {
    return insn >>> 20 & 0x1f;
  }

  /** Field {@code fm} of bits 31:28. */
  public static int fm(int insn) {
    return insn >>> 28;
  }

  /** Field {@code pred} of bits 27:24. */
  public static int pred(int insn) {
    return insn >>> 24 & 0xf;
  }

  /** Field {@code succ} of bits 23:20. */
  public static int succ(int insn) {
    return insn >>> 20 & 0xf;
  }

  /** Field {@code aqrl} of bits 26:25. */
  public static int aqrl(int insn) {
    return insn >>> 25 & 0x3;
  }

  /** Field {@code csr} of bits 31:20. */
  public static int csr(int insn) {
    return insn >>> 20;
  }

  /** Field {@code uimm} of bits 19:15. */
  public static int uimm(int insn) {
    return insn >>> 15 & 0x1f;
  }
}
