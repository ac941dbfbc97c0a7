package org.tracewright.cpu.riscv32.isa;

import org.tracewright.isa.Field;
import org.tracewright.isa.Names;

/** Operands of RV32 instructions: which bits, in which order, and how they are written. */
final class Rv32Fields {
  /** The integer registers: ABI names, and x0 to x31. */
  static final Names REGISTERS =
      Names.of(
              "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", //
              "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5", //
              "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", //
              "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6")
          .also("fp", 8)
          .numbered("x", 32);

  /** What a fence orders: device input and output, memory reads and writes. */
  private static final Names ACCESSES =
      Names.of(
          "unknown", "w", "r", "rw", "o", "ow", "or", "orw", //
          "i", "iw", "ir", "irw", "io", "iow", "ior", "iorw");

  private static final Names ORDERINGS = Names.of("", ".rl", ".aq", ".aqrl");

  // spotless:off - the columns are the documentation
  static final Field RD      = Field.named("rd",  "11:7",  REGISTERS);
  static final Field RS1     = Field.named("rs1", "19:15", REGISTERS);
  static final Field RS2     = Field.named("rs2", "24:20", REGISTERS);
  static final Field IMM_I   = Field.signed("imm", "31:20").variant("I");
  static final Field IMM_S   = Field.signed("imm", "31:25|11:7").variant("S");
  static final Field IMM_B   = Field.signed("imm", "31|7|30:25|11:8").times(2).relative().variant("B");
  static final Field IMM_U   = Field.unsigned("imm", "31:12").hex().variant("U");
  static final Field IMM_J   = Field.signed("imm", "31|19:12|20|30:21").times(2).relative().variant("J");
  static final Field SHAMT   = Field.unsigned("shamt", "24:20").hex();
  static final Field FM      = Field.unsigned("fm", "31:28");
  static final Field PRED    = Field.named("pred", "27:24", ACCESSES);
  static final Field SUCC    = Field.named("succ", "23:20", ACCESSES);
  static final Field AQRL    = Field.named("aqrl", "26:25", ORDERINGS);
  static final Field CSR     = Field.named("csr", "31:20", CsrNames.ALL);
  static final Field UIMM    = Field.unsigned("uimm", "19:15");

  // Compressed instructions. Registers of three bits are x8 to x15.
  static final Field C_RD    = Field.named("rd",  "4:2", REGISTERS).plus(8).variant("C");
  static final Field C_RS2   = Field.named("rs2", "4:2", REGISTERS).plus(8).variant("C");
  static final Field C_RS1   = Field.named("rs1", "9:7", REGISTERS).plus(8).variant("C");
  static final Field CI_RS2  = Field.named("rs2", "6:2", REGISTERS).variant("CI");
  static final Field CI_RS1  = Field.named("rs1", "11:7", REGISTERS).variant("CI");
  static final Field IMM_CI  = Field.signed("imm", "12|6:2").variant("CI");
  static final Field IMM_CLI = Field.signed("imm", "12|6:2").hex(20).variant("CI");
  static final Field IMM_CIW = Field.unsigned("imm", "10:7|12:11|5|6").times(4).variant("CIW");
  static final Field IMM_CL  = Field.unsigned("imm", "5|12:10|6").times(4).variant("CL");
  static final Field IMM_CJ  = Field.signed("imm", "12|8|10:9|6|7|2|11|5:3").times(2).relative().variant("CJ");
  static final Field IMM_CB  = Field.signed("imm", "12|6:5|2|11:10|4:3").times(2).relative().variant("CB");
  static final Field IMM_CSP = Field.signed("imm", "12|4:3|5|2|6").times(16).variant("CSP");
  static final Field IMM_CLS = Field.unsigned("imm", "3:2|12|6:4").times(4).variant("CLS");
  static final Field IMM_CSS = Field.unsigned("imm", "8:7|12:9").times(4).variant("CSS");
  static final Field C_SHAMT = Field.unsigned("shamt", "6:2").hex().variant("C");
  // spotless:on

  private Rv32Fields() {}
}
