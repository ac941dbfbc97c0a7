package org.tracewright.isa;

/** How the sets of {@link ToyIsa} are written. */
public final class ToyDialect {
  // spotless:off - the columns are the documentation
  public static final Dialect BOTH = Dialect.of(ToyIsa.BOTH)
      .alias("nop",      "",                   "addi",   "rd=zero, rs1=zero, imm=0")
      .alias("move",     "{rd}, {rs1}",        "addi",   "imm=0")
      .alias("set",      "{rd}, {imm}",        "addi",   "rs1=zero")
      .alias("clear",    "{rd}",               "sub",    "rs1=rd, rs2=rd")
      .alias("beqz",     "{rs1}, {imm}",       "beq",    "rs2=zero")
      .readAlias("bra",  "{imm}",              "beq",    "rs1=zero, rs2=zero")
      .readAlias("load", "{rd}, ({rs1})",      "load",   "imm=0")
      .shortForm("nop",  "",                   "s.nop",  "")
      .shortForm("set",  "{rd}, {imm}",        "s.li",   "")
      .shortForm("load", "{rd}, {imm}({rs1})", "s.load", "")
      .macro("beq", "{rs1}, {rs2}, {target}", "bne {rs1}, {rs2}, 1f; lui r31, %high({target}); addi r31, r31, %low({target}); halt; 1:")
      .macro("put", "{rd}, {value}", "lui {rd}, %high({value}); addi {rd}, {rd}, %low({value})")
      .operator("high", (value, site) -> (value + 0x800) >>> 12)
      .operator("low",  (value, site) -> value << 20 >> 20)
      .option("short",   Dialect.Option.SHORT_FORMS)
      .option("noshort", Dialect.Option.NO_SHORT_FORMS)
      .option("push",    Dialect.Option.PUSH)
      .option("pop",     Dialect.Option.POP)
      .reserve(ToyIsa.R)
      .padding("nop", "s.nop")
      .length(first -> (first & 3) == 3 ? 4 : 2)
      .elf(0x1234, 0, 1)
      .build();
  // spotless:on

  public static final Dialect WIDE =
      Dialect.of(ToyIsa.WIDE).length(f -> f == 0xf000 ? 4 : 2).build();

  private ToyDialect() {}
}
