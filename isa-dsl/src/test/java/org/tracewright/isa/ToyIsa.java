package org.tracewright.isa;

/**
 * Two small sets for tests: a little-endian one of two lengths, and a big-endian one with one long
 * instruction.
 */
public final class ToyIsa {
  public static final Names R =
      Names.of("zero", "link", "stack", "r3", "r4", "r5", "r6", "r7").numbered("r", 32);
  public static final Names ORDER = Names.of("", ".rl", ".aq", ".aqrl");

  public static final Field RD = Field.named("rd", "11:7", R);
  public static final Field RS1 = Field.named("rs1", "19:15", R);
  public static final Field RS2 = Field.named("rs2", "24:20", R);
  public static final Field AQRL = Field.named("aqrl", "26:25", ORDER);
  public static final Field IMM_I = Field.signed("imm", "31:20").variant("I");
  public static final Field IMM_U = Field.unsigned("imm", "31:12").hex().variant("U");
  public static final Field IMM_B =
      Field.signed("imm", "31|7|30:25|11:8").times(2).relative().variant("B");
  public static final Field SHORT_D = Field.named("rd", "4:2", R).plus(8).variant("S");
  public static final Field SHORT_S = Field.named("rs1", "9:7", R).plus(8).variant("S");
  public static final Field OFFSET_S = Field.unsigned("imm", "5|12:10|6").times(4).variant("Word");
  public static final Field IMM_S = Field.signed("imm", "12|6:2").variant("S");

  // spotless:off - the columns are the documentation
  public static final Isa LONG = Isa.named("long", 32)
      //                   31   25 24 20 19 15   12 11  7 6     0
      .instruction("add",  "0000000 ..... ..... 000 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("sub",  "0100000 ..... ..... 000 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
      .instruction("addi", "............  ..... 000 ..... 0010011", "{rd}, {rs1}, {imm}",  RD, RS1, IMM_I)
      .instruction("load", "............  ..... 010 ..... 0000011", "{rd}, {imm}({rs1})",  RD, RS1, IMM_I)
      .instruction("beq",  "....... ..... ..... 000 ..... 1100011", "{rs1}, {rs2}, {imm}", RS1, RS2, IMM_B)
      .instruction("bne",  "....... ..... ..... 001 ..... 1100011", "{rs1}, {rs2}, {imm}", RS1, RS2, IMM_B)
      .instruction("lui",  "....................    ..... 0110111", "{rd}, {imm}",         RD, IMM_U)
      .instruction("halt", "000000000000  00000 000 00000 1110011", "")
      .instruction("swap{aqrl}",
                           "00001.. ..... ..... 010 ..... 0101111", "{rd}, {rs2}, ({rs1})", RD, RS1, RS2, AQRL)
      .build();

  public static final Isa SHORT = Isa.named("short", 16)
      //                     15 13  12  11  7  6   2  1 0
      .instruction("s.nop",  "000   0   00000  00000  01", "").insteadOf("s.li")
      .instruction("s.li",   "000   .   .....  .....  01", "{rd}, {imm}", RD, IMM_S)
      .instruction("s.lui",  "011   .   .....  .....  01", "{rd}, {imm}", RD.except(0, 2), IMM_S.nonZero())
      .instruction("s.load", "010 ...    ...  ..  ... 00", "{rd}, {imm}({rs1})", SHORT_D, SHORT_S, OFFSET_S)
      .build();

  public static final Isa WIDE = Isa.named("wide", 16).bigEndian()
      .written("clear",  "0000 0000 1110 0000", "clear")
      .written("add_nn", "0111 .... .... ....", "v{x} += {nn}", Field.unsigned("x", "11:8"), Field.unsigned("nn", "7:0"))
      .written("far", 32, "1111 0000 0000 0000 .... .... .... ....", "i := long {nnnn}", Field.unsigned("nnnn", "15:0").absolute())
      .build();
  // spotless:on

  public static final Isa BOTH = Isa.union("both", LONG, SHORT);

  private ToyIsa() {}
}
