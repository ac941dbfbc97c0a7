package org.tracewright.cpu.riscv32.asm;

import org.tracewright.cpu.riscv32.isa.Rv32Isa;
import org.tracewright.isa.Dialect;
import org.tracewright.isa.Dialect.Option;

/**
 * How RV32IMAC is written: aliases and pseudo-instructions of the "RISC-V Assembly Programmer's
 * Manual", in the order and spelling in which GNU binutils 2.40 prints them.
 */
public final class Rv32Dialect {
  private static final int EM_RISCV = 243;
  private static final int EF_RISCV_RVC = 1;

  /** The dialect. */
  public static final Dialect RV32IMAC = build();

  private Rv32Dialect() {}

  private static Dialect build() {
    Dialect.Builder dialect = Dialect.of(Rv32Isa.RV32IMAC);
    computing(dialect);
    jumping(dialect);
    system(dialect);
    memory(dialect);
    Rv32ShortForms.addTo(dialect);
    Rv32Macros.addTo(dialect);
    return dialect
        .reserve(Rv32Isa.REGISTERS)
        .padding("nop", "c.nop")
        .length(first -> (first & 3) == 3 ? 4 : 2)
        .elf(EM_RISCV, 0, EF_RISCV_RVC)
        .option("rvc", Option.SHORT_FORMS)
        .option("norvc", Option.NO_SHORT_FORMS)
        .option("push", Option.PUSH)
        .option("pop", Option.POP)
        .option("relax", Option.IGNORED)
        .option("norelax", Option.IGNORED)
        .option("pic", Option.IGNORED)
        .option("nopic", Option.IGNORED)
        .build();
  }

  // spotless:off - the columns are the documentation
  private static void computing(Dialect.Builder dialect) {
    dialect
        .alias("nop",    "",                     "addi",  "rd=zero, rs1=zero, imm=0")
        .alias("li",     "{rd}, {imm}",          "addi",  "rs1=zero")
        .alias("mv",     "{rd}, {rs1}",          "addi",  "imm=0")
        .alias("add",    "{rd}, {rs1}, {imm}",   "addi",  "")
        .alias("not",    "{rd}, {rs1}",          "xori",  "imm=-1")
        .alias("xor",    "{rd}, {rs1}, {imm}",   "xori",  "")
        .alias("or",     "{rd}, {rs1}, {imm}",   "ori",   "")
        .alias("zext.b", "{rd}, {rs1}",          "andi",  "imm=255")
        .alias("and",    "{rd}, {rs1}, {imm}",   "andi",  "")
        .alias("sll",    "{rd}, {rs1}, {shamt}", "slli",  "")
        .alias("srl",    "{rd}, {rs1}, {shamt}", "srli",  "")
        .alias("sra",    "{rd}, {rs1}, {shamt}", "srai",  "")
        .readAlias("slt",    "{rd}, {rs1}, {imm}",   "slti",  "")
        .alias("seqz",   "{rd}, {rs1}",          "sltiu", "imm=1")
        .readAlias("sltu",   "{rd}, {rs1}, {imm}",   "sltiu", "")
        .alias("neg",    "{rd}, {rs2}",          "sub",   "rs1=zero")
        .alias("snez",   "{rd}, {rs2}",          "sltu",  "rs1=zero")
        .alias("sltz",   "{rd}, {rs1}",          "slt",   "rs2=zero")
        .alias("sgtz",   "{rd}, {rs2}",          "slt",   "rs1=zero")
        .readAlias("sgt",  "{rd}, {rs2}, {rs1}", "slt",   "")
        .readAlias("sgtu", "{rd}, {rs2}, {rs1}", "sltu",  "");
  }

  private static void jumping(Dialect.Builder dialect) {
    dialect
        .alias("beqz", "{rs1}, {imm}",           "beq",   "rs2=zero")
        .alias("bnez", "{rs1}, {imm}",           "bne",   "rs2=zero")
        .alias("bltz", "{rs1}, {imm}",           "blt",   "rs2=zero")
        .alias("blez", "{rs2}, {imm}",           "bge",   "rs1=zero")
        .alias("bgez", "{rs1}, {imm}",           "bge",   "rs2=zero")
        .alias("bgtz", "{rs2}, {imm}",           "blt",   "rs1=zero")
        .readAlias("bgt",  "{rs2}, {rs1}, {imm}", "blt",  "")
        .readAlias("ble",  "{rs2}, {rs1}, {imm}", "bge",  "")
        .readAlias("bgtu", "{rs2}, {rs1}, {imm}", "bltu", "")
        .readAlias("bleu", "{rs2}, {rs1}, {imm}", "bgeu", "")
        .alias("j",    "{imm}",                  "jal",   "rd=zero")
        .alias("jal",  "{imm}",                  "jal",   "rd=ra")
        .alias("ret",  "",                       "jalr",  "rd=zero, rs1=ra, imm=0")
        .alias("jr",   "{rs1}",                  "jalr",  "rd=zero, imm=0")
        .alias("jr",   "{imm}({rs1})",           "jalr",  "rd=zero")
        .alias("jalr", "{rs1}",                  "jalr",  "rd=ra, imm=0")
        .alias("jalr", "{imm}({rs1})",           "jalr",  "rd=ra")
        .alias("jalr", "{rd}, {rs1}",            "jalr",  "imm=0")
        .readAlias("jalr", "{rd}, {rs1}, {imm}", "jalr",  "")
        .readAlias("jalr", "{rs1}, {imm}",       "jalr",  "rd=ra")
        .readAlias("jr",   "{rs1}, {imm}",       "jalr",  "rd=zero");
  }

  private static void system(Dialect.Builder dialect) {
    dialect
        .alias("fence",        "",               "fence",  "pred=iorw, succ=iorw")
        .spelling("fence.tso", "",               "fence",  "fm=8, pred=rw, succ=rw")
        .readAlias("pause",    "",               "fence",  "pred=w, succ=unknown")
        .spelling("unimp",     "",               "csrrw",  "rd=zero, csr=cycle, rs1=zero")
        .alias("fscsr",   "{rs1}",               "csrrw",  "rd=zero, csr=fcsr")
        .alias("fscsr",   "{rd}, {rs1}",         "csrrw",  "csr=fcsr")
        .alias("fsrm",    "{rs1}",               "csrrw",  "rd=zero, csr=frm")
        .alias("fsrm",    "{rd}, {rs1}",         "csrrw",  "csr=frm")
        .alias("fsflags", "{rs1}",               "csrrw",  "rd=zero, csr=fflags")
        .alias("fsflags", "{rd}, {rs1}",         "csrrw",  "csr=fflags")
        .alias("csrw",  "{csr}, {rs1}",          "csrrw",  "rd=zero")
        .alias("rdcycle",    "{rd}",             "csrrs",  "csr=cycle, rs1=zero")
        .alias("rdtime",     "{rd}",             "csrrs",  "csr=time, rs1=zero")
        .alias("rdinstret",  "{rd}",             "csrrs",  "csr=instret, rs1=zero")
        .alias("rdcycleh",   "{rd}",             "csrrs",  "csr=cycleh, rs1=zero")
        .alias("rdtimeh",    "{rd}",             "csrrs",  "csr=timeh, rs1=zero")
        .alias("rdinstreth", "{rd}",             "csrrs",  "csr=instreth, rs1=zero")
        .alias("frcsr",      "{rd}",             "csrrs",  "csr=fcsr, rs1=zero")
        .alias("frrm",       "{rd}",             "csrrs",  "csr=frm, rs1=zero")
        .alias("frflags",    "{rd}",             "csrrs",  "csr=fflags, rs1=zero")
        .alias("csrr",  "{rd}, {csr}",           "csrrs",  "rs1=zero")
        .alias("csrs",  "{csr}, {rs1}",          "csrrs",  "rd=zero")
        .alias("csrc",  "{csr}, {rs1}",          "csrrc",  "rd=zero")
        .alias("fsrmi",    "{rd}, {uimm}",       "csrrwi", "csr=frm")
        .alias("fsflagsi", "{rd}, {uimm}",       "csrrwi", "csr=fflags")
        .alias("csrw",  "{csr}, {uimm}",         "csrrwi", "rd=zero")
        .alias("csrs",  "{csr}, {uimm}",         "csrrsi", "rd=zero")
        .alias("csrc",  "{csr}, {uimm}",         "csrrci", "rd=zero")
        .alias("csrrw", "{rd}, {csr}, {uimm}",   "csrrwi", "")
        .alias("csrrs", "{rd}, {csr}, {uimm}",   "csrrsi", "")
        .alias("csrrc", "{rd}, {csr}, {uimm}",   "csrrci", "")
        .readAlias("csrwi", "{csr}, {uimm}",     "csrrwi", "rd=zero")
        .readAlias("csrsi", "{csr}, {uimm}",     "csrrsi", "rd=zero")
        .readAlias("csrci", "{csr}, {uimm}",     "csrrci", "rd=zero")
        .readAlias("scall",  "",                 "ecall",  "")
        .readAlias("sbreak", "",                 "ebreak", "");
  }

  private static void memory(Dialect.Builder dialect) {
    for (String load : new String[] {"lb", "lh", "lw", "lbu", "lhu"}) {
      dialect.readAlias(load,  "{rd}, ({rs1})",  load, "imm=0");
    }
    for (String store : new String[] {"sb", "sh", "sw"}) {
      dialect.readAlias(store, "{rs2}, ({rs1})", store, "imm=0");
    }
    dialect.readAlias("lr.w{aqrl}", "{rd}, 0({rs1})", "lr.w", "");
    for (String atomic : new String[] {
      "sc.w", "amoswap.w", "amoadd.w", "amoxor.w", "amoand.w", "amoor.w",
      "amomin.w", "amomax.w", "amominu.w", "amomaxu.w"
    }) {
      dialect.readAlias(atomic + "{aqrl}", "{rd}, {rs2}, 0({rs1})", atomic, "");
    }
  }
  // spotless:on
}
