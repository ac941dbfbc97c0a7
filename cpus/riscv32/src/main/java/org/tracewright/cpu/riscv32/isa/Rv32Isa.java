package org.tracewright.cpu.riscv32.isa;

import static org.tracewright.cpu.riscv32.isa.Rv32Fields.*;

import org.tracewright.isa.Isa;
import org.tracewright.isa.Names;

/**
 * RV32IMAC Zicsr Zifencei and the machine-mode instructions, as the manuals print them.
 *
 * <p>Unprivileged ISA, "RV32/64G Instruction Set Listings" and "RVC Instruction Set Listings";
 * privileged ISA, "RISC-V Privileged Instruction Set Listings".
 */
public final class Rv32Isa {
  /** The integer registers: ABI names, and x0 to x31. */
  public static final Names REGISTERS = Rv32Fields.REGISTERS;

  // spotless:off - the columns are the documentation

  /** The base integer instructions. */
  public static final Isa RV32I = Isa.named("RV32I", 32)
      //                     31   25 24 20 19 15   12 11  7 6     0
      .instruction("lui",     "....................   ..... 0110111", "{rd}, {imm}",         RD, IMM_U)
      .instruction("auipc",   "....................   ..... 0010111", "{rd}, {imm}",         RD, IMM_U)
      .instruction("jal",     "....................   ..... 1101111", "{rd}, {imm}",         RD, IMM_J)
      .instruction("jalr",    "............ ..... 000 ..... 1100111", "{rd}, {imm}({rs1})",  RD, RS1, IMM_I)

      .instruction("beq",     "....... ..... ..... 000 ..... 1100011", "{rs1}, {rs2}, {imm}", RS1, RS2, IMM_B)
      .instruction("bne",     "....... ..... ..... 001 ..... 1100011", "{rs1}, {rs2}, {imm}", RS1, RS2, IMM_B)
      .instruction("blt",     "....... ..... ..... 100 ..... 1100011", "{rs1}, {rs2}, {imm}", RS1, RS2, IMM_B)
      .instruction("bge",     "....... ..... ..... 101 ..... 1100011", "{rs1}, {rs2}, {imm}", RS1, RS2, IMM_B)
      .instruction("bltu",    "....... ..... ..... 110 ..... 1100011", "{rs1}, {rs2}, {imm}", RS1, RS2, IMM_B)
      .instruction("bgeu",    "....... ..... ..... 111 ..... 1100011", "{rs1}, {rs2}, {imm}", RS1, RS2, IMM_B)

      .instruction("lb",      "............  ..... 000 ..... 0000011", "{rd}, {imm}({rs1})",  RD, RS1, IMM_I)
      .instruction("lh",      "............  ..... 001 ..... 0000011", "{rd}, {imm}({rs1})",  RD, RS1, IMM_I)
      .instruction("lw",      "............  ..... 010 ..... 0000011", "{rd}, {imm}({rs1})",  RD, RS1, IMM_I)
      .instruction("lbu",     "............  ..... 100 ..... 0000011", "{rd}, {imm}({rs1})",  RD, RS1, IMM_I)
      .instruction("lhu",     "............  ..... 101 ..... 0000011", "{rd}, {imm}({rs1})",  RD, RS1, IMM_I)
      .instruction("sb",      "....... ..... ..... 000 ..... 0100011", "{rs2}, {imm}({rs1})", RS1, RS2, IMM_S)
      .instruction("sh",      "....... ..... ..... 001 ..... 0100011", "{rs2}, {imm}({rs1})", RS1, RS2, IMM_S)
      .instruction("sw",      "....... ..... ..... 010 ..... 0100011", "{rs2}, {imm}({rs1})", RS1, RS2, IMM_S)

      .instruction("addi",    "............  ..... 000 ..... 0010011", "{rd}, {rs1}, {imm}",  RD, RS1, IMM_I)
      .instruction("slti",    "............  ..... 010 ..... 0010011", "{rd}, {rs1}, {imm}",  RD, RS1, IMM_I)
      .instruction("sltiu",   "............  ..... 011 ..... 0010011", "{rd}, {rs1}, {imm}",  RD, RS1, IMM_I)
      .instruction("xori",    "............  ..... 100 ..... 0010011", "{rd}, {rs1}, {imm}",  RD, RS1, IMM_I)
      .instruction("ori",     "............  ..... 110 ..... 0010011", "{rd}, {rs1}, {imm}",  RD, RS1, IMM_I)
      .instruction("andi",    "............  ..... 111 ..... 0010011", "{rd}, {rs1}, {imm}",  RD, RS1, IMM_I)
      .instruction("slli",    "0000000 ..... ..... 001 ..... 0010011", "{rd}, {rs1}, {shamt}", RD, RS1, SHAMT)
      .instruction("srli",    "0000000 ..... ..... 101 ..... 0010011", "{rd}, {rs1}, {shamt}", RD, RS1, SHAMT)
      .instruction("srai",    "0100000 ..... ..... 101 ..... 0010011", "{rd}, {rs1}, {shamt}", RD, RS1, SHAMT)

      .instruction("add",     "0000000 ..... ..... 000 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("sub",     "0100000 ..... ..... 000 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("sll",     "0000000 ..... ..... 001 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("slt",     "0000000 ..... ..... 010 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("sltu",    "0000000 ..... ..... 011 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("xor",     "0000000 ..... ..... 100 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("srl",     "0000000 ..... ..... 101 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("sra",     "0100000 ..... ..... 101 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("or",      "0000000 ..... ..... 110 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("and",     "0000000 ..... ..... 111 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)

      // Base fences ignore what they do not know: fm, rs1 and rd are reserved for finer ones.
      .instruction("fence",   ".... .... .... ..... 000 ..... 0001111", "{pred}, {succ}",     FM, PRED, SUCC, RS1, RD)
      .instruction("ecall",   "000000000000 00000 000 00000 1110011", "")
      .instruction("ebreak",  "000000000001 00000 000 00000 1110011", "")
      .build();

  /** Instruction-fetch fence. */
  public static final Isa ZIFENCEI = Isa.named("Zifencei", 32)
      .instruction("fence.i", "............  ..... 001 ..... 0001111", "",                    IMM_I, RS1, RD)
      .build();

  /** Control and status register instructions. */
  public static final Isa ZICSR = Isa.named("Zicsr", 32)
      //                       31       20 19 15   12 11  7 6     0
      .instruction("csrrw",   "............ ..... 001 ..... 1110011", "{rd}, {csr}, {rs1}",  RD, CSR, RS1)
      .instruction("csrrs",   "............ ..... 010 ..... 1110011", "{rd}, {csr}, {rs1}",  RD, CSR, RS1)
      .instruction("csrrc",   "............ ..... 011 ..... 1110011", "{rd}, {csr}, {rs1}",  RD, CSR, RS1)
      .instruction("csrrwi",  "............ ..... 101 ..... 1110011", "{rd}, {csr}, {uimm}", RD, CSR, UIMM)
      .instruction("csrrsi",  "............ ..... 110 ..... 1110011", "{rd}, {csr}, {uimm}", RD, CSR, UIMM)
      .instruction("csrrci",  "............ ..... 111 ..... 1110011", "{rd}, {csr}, {uimm}", RD, CSR, UIMM)
      .build();

  /** Integer multiplication and division. */
  public static final Isa RV32M = Isa.named("RV32M", 32)
      //                       31   25 24 20 19 15   12 11  7 6     0
      .instruction("mul",     "0000001 ..... ..... 000 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("mulh",    "0000001 ..... ..... 001 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("mulhsu",  "0000001 ..... ..... 010 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("mulhu",   "0000001 ..... ..... 011 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("div",     "0000001 ..... ..... 100 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("divu",    "0000001 ..... ..... 101 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("rem",     "0000001 ..... ..... 110 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("remu",    "0000001 ..... ..... 111 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .build();

  /** Atomic instructions. */
  public static final Isa RV32A = Isa.named("RV32A", 32)
      //                                  31   25 24 20 19 15   12 11  7 6     0
      .instruction("lr.w{aqrl}",      "00010.. 00000 ..... 010 ..... 0101111", "{rd}, ({rs1})",        RD, RS1, AQRL)
      .instruction("sc.w{aqrl}",      "00011.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS2, RS1, AQRL)
      .instruction("amoswap.w{aqrl}", "00001.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS2, RS1, AQRL)
      .instruction("amoadd.w{aqrl}",  "00000.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS2, RS1, AQRL)
      .instruction("amoxor.w{aqrl}",  "00100.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS2, RS1, AQRL)
      .instruction("amoand.w{aqrl}",  "01100.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS2, RS1, AQRL)
      .instruction("amoor.w{aqrl}",   "01000.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS2, RS1, AQRL)
      .instruction("amomin.w{aqrl}",  "10000.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS2, RS1, AQRL)
      .instruction("amomax.w{aqrl}",  "10100.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS2, RS1, AQRL)
      .instruction("amominu.w{aqrl}", "11000.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS2, RS1, AQRL)
      .instruction("amomaxu.w{aqrl}", "11100.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS2, RS1, AQRL)
      .build();

  /** Machine-mode instructions. */
  public static final Isa MACHINE = Isa.named("Machine", 32)
      .instruction("mret",    "0011000 00010 00000 000 00000 1110011", "")
      .instruction("wfi",     "0001000 00101 00000 000 00000 1110011", "")
      .build();

  /**
   * Compressed instructions. A row with an excluded value leaves that value to another row or, where
   * the manual reserves it, to nobody; hints (a destination of x0, a shift by 0) are in the rows.
   */
  public static final Isa RV32C = Isa.named("RV32C", 16)
      //                          15 13 12 11 7 6 2 1 0
      .instruction("c.addi4spn", "000 ........ ...   00", "{rd}, sp, {imm}",     C_RD, IMM_CIW.nonZero())
      .instruction("c.lw",       "010 ... ... .. ... 00", "{rd}, {imm}({rs1})",  C_RD, IMM_CL, C_RS1)
      .instruction("c.sw",       "110 ... ... .. ... 00", "{rs2}, {imm}({rs1})", C_RS2, IMM_CL, C_RS1)

      .written("c.nop",          "000 . 00000 .....  01", "c.addi zero, {imm}",  IMM_CI)
      .instruction("c.addi",     "000 . ..... .....  01", "{rd}, {imm}",         RD.nonZero(), IMM_CI)
      .instruction("c.jal",      "001 ...........    01", "{imm}",               IMM_CJ)
      .instruction("c.li",       "010 . ..... .....  01", "{rd}, {imm}",         RD, IMM_CI)
      .instruction("c.addi16sp", "011 . 00010 .....  01", "sp, {imm}",           IMM_CSP.nonZero())
      .instruction("c.lui",      "011 . ..... .....  01", "{rd}, {imm}",         RD.except(2), IMM_CLI.nonZero())
      .instruction("c.srli",     "100 0 00 ... ..... 01", "{rs1}, {shamt}",      C_RS1, C_SHAMT)
      .instruction("c.srai",     "100 0 01 ... ..... 01", "{rs1}, {shamt}",      C_RS1, C_SHAMT)
      .instruction("c.andi",     "100 . 10 ... ..... 01", "{rs1}, {imm}",        C_RS1, IMM_CI)
      .instruction("c.sub",      "100 0 11 ... 00 ... 01", "{rs1}, {rs2}",       C_RS1, C_RS2)
      .instruction("c.xor",      "100 0 11 ... 01 ... 01", "{rs1}, {rs2}",       C_RS1, C_RS2)
      .instruction("c.or",       "100 0 11 ... 10 ... 01", "{rs1}, {rs2}",       C_RS1, C_RS2)
      .instruction("c.and",      "100 0 11 ... 11 ... 01", "{rs1}, {rs2}",       C_RS1, C_RS2)
      .instruction("c.j",        "101 ...........    01", "{imm}",               IMM_CJ)
      .instruction("c.beqz",     "110 ... ... .....  01", "{rs1}, {imm}",        C_RS1, IMM_CB)
      .instruction("c.bnez",     "111 ... ... .....  01", "{rs1}, {imm}",        C_RS1, IMM_CB)

      .instruction("c.slli",     "000 0 ..... .....  10", "{rd}, {shamt}",       RD, C_SHAMT)
      .instruction("c.lwsp",     "010 . ..... .....  10", "{rd}, {imm}(sp)",     RD.nonZero(), IMM_CLS)
      .instruction("c.jr",       "100 0 ..... 00000  10", "{rs1}",               CI_RS1.nonZero())
      .instruction("c.mv",       "100 0 ..... .....  10", "{rd}, {rs2}",         RD, CI_RS2.nonZero())
      .instruction("c.ebreak",   "100 1 00000 00000  10", "")
      .instruction("c.jalr",     "100 1 ..... 00000  10", "{rs1}",               CI_RS1.nonZero())
      .instruction("c.add",      "100 1 ..... .....  10", "{rd}, {rs2}",         RD, CI_RS2.nonZero())
      .instruction("c.swsp",     "110 ...... .....   10", "{rs2}, {imm}(sp)",    CI_RS2, IMM_CSS)
      .build();
  // spotless:on

  /** Everything of 32 bits. */
  public static final Isa RV32 =
      Isa.union("RV32IMA_Zicsr_Zifencei", RV32I, RV32M, RV32A, ZICSR, ZIFENCEI, MACHINE);

  /** Everything. */
  public static final Isa RV32IMAC = Isa.union("RV32IMAC_Zicsr_Zifencei", RV32, RV32C);

  private Rv32Isa() {}
}
