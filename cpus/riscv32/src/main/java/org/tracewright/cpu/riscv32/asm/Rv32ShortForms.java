package org.tracewright.cpu.riscv32.asm;

import org.tracewright.isa.Dialect;

/**
 * Compressed instructions as the instructions that they shorten. Hints (a destination of x0, a
 * shift by 0) are written only by their own names.
 */
final class Rv32ShortForms {
  private Rv32ShortForms() {}

  static void addTo(Dialect.Builder dialect) {
    constants(dialect);
    registers(dialect);
    shifts(dialect);
    memory(dialect);
    jumps(dialect);
  }

  // spotless:off - the columns are the documentation
  private static void constants(Dialect.Builder dialect) {
    dialect
        .shortForm("nop",   "",                   "c.nop",      "imm=0")
        .shortForm("addi",  "zero, zero, 0",      "c.nop",      "imm=0")
        .alias("c.nop",     "{imm}",              "c.nop",      "imm!=0")
        .readAlias("c.nop", "",                   "c.nop",      "imm=0")
        .shortForm("add",   "{rd}, sp, {imm}",    "c.addi4spn", "")
        .shortForm("addi",  "{rd}, sp, {imm}",    "c.addi4spn", "")
        .shortForm("add",   "{rd}, {rd}, {imm}",  "c.addi",     "")
        .shortForm("addi",  "{rd}, {rd}, {imm}",  "c.addi",     "imm!=0")
        .shortForm("add",   "sp, sp, {imm}",      "c.addi16sp", "")
        .shortForm("addi",  "sp, sp, {imm}",      "c.addi16sp", "")
        .shortForm("li",    "{rd}, {imm}",        "c.li",       "rd!=zero")
        .shortForm("addi",  "{rd}, zero, {imm}",  "c.li",       "rd!=zero")
        .shortForm("lui",   "{rd}, {imm}",        "c.lui",      "rd!=zero")
        .shortForm("and",   "{rs1}, {rs1}, {imm}", "c.andi",    "")
        .shortForm("andi",  "{rs1}, {rs1}, {imm}", "c.andi",    "");
  }

  private static void registers(Dialect.Builder dialect) {
    dialect
        .shortForm("mv",   "{rd}, {rs2}",          "c.mv",  "rd!=zero")
        .shortForm("addi", "{rd}, {rs2}, 0",       "c.mv",  "rd!=zero")
        .shortForm("add",  "{rd}, zero, {rs2}",    "c.mv",  "rd!=zero")
        .shortForm("add",  "{rd}, {rd}, {rs2}",    "c.add", "rd!=zero")
        .shortForm("add",  "{rd}, {rs2}, {rd}",    "c.add", "rd!=zero")
        .shortForm("sub",  "{rs1}, {rs1}, {rs2}",  "c.sub", "");
    for (String name : new String[] {"xor", "or", "and"}) {
      dialect
          .shortForm(name, "{rs1}, {rs1}, {rs2}",  "c." + name, "")
          .shortForm(name, "{rs1}, {rs2}, {rs1}",  "c." + name, "");
    }
  }

  private static void shifts(Dialect.Builder dialect) {
    dialect
        .spelling("c.slli64", "{rd}",               "c.slli", "shamt=0")
        .shortForm("sll",  "{rd}, {rd}, {shamt}",   "c.slli", "rd!=zero, shamt!=0")
        .shortForm("slli", "{rd}, {rd}, {shamt}",   "c.slli", "rd!=zero, shamt!=0")
        .spelling("c.srli64", "{rs1}",              "c.srli", "shamt=0")
        .shortForm("srl",  "{rs1}, {rs1}, {shamt}", "c.srli", "shamt!=0")
        .shortForm("srli", "{rs1}, {rs1}, {shamt}", "c.srli", "shamt!=0")
        .spelling("c.srai64", "{rs1}",              "c.srai", "shamt=0")
        .shortForm("sra",  "{rs1}, {rs1}, {shamt}", "c.srai", "shamt!=0")
        .shortForm("srai", "{rs1}, {rs1}, {shamt}", "c.srai", "shamt!=0");
  }

  private static void memory(Dialect.Builder dialect) {
    dialect
        .shortForm("lw",     "{rd}, {imm}(sp)",     "c.lwsp", "")
        .shortForm("lw",     "{rd}, (sp)",          "c.lwsp", "imm=0")
        .shortForm("lw",     "{rd}, {imm}({rs1})",  "c.lw",   "")
        .shortForm("lw",     "{rd}, ({rs1})",       "c.lw",   "imm=0")
        .shortForm("sw",     "{rs2}, {imm}(sp)",    "c.swsp", "")
        .shortForm("sw",     "{rs2}, (sp)",         "c.swsp", "imm=0")
        .shortForm("sw",     "{rs2}, {imm}({rs1})", "c.sw",   "")
        .shortForm("sw",     "{rs2}, ({rs1})",      "c.sw",   "imm=0")
        .readAlias("c.lw",   "{rd}, ({rs1})",       "c.lw",   "imm=0")
        .readAlias("c.sw",   "{rs2}, ({rs1})",      "c.sw",   "imm=0")
        .readAlias("c.lwsp", "{rd}, (sp)",          "c.lwsp", "imm=0")
        .readAlias("c.swsp", "{rs2}, (sp)",         "c.swsp", "imm=0");
  }

  private static void jumps(Dialect.Builder dialect) {
    dialect
        .shortForm("j",      "{imm}",              "c.j",      "")
        .shortForm("jal",    "{imm}",              "c.jal",    "")
        .shortForm("ret",    "",                   "c.jr",     "rs1=ra")
        .shortForm("jr",     "{rs1}",              "c.jr",     "")
        .shortForm("jalr",   "{rs1}",              "c.jalr",   "")
        .shortForm("beqz",   "{rs1}, {imm}",       "c.beqz",   "")
        .shortForm("beq",    "{rs1}, zero, {imm}", "c.beqz",   "")
        .shortForm("bnez",   "{rs1}, {imm}",       "c.bnez",   "")
        .shortForm("bne",    "{rs1}, zero, {imm}", "c.bnez",   "")
        .shortForm("ebreak", "",                   "c.ebreak", "");
  }
  // spotless:on
}
