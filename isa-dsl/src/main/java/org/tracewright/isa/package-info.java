/**
 * Instruction sets as tables of aligned bit patterns, and what follows from them: a decoder, a
 * disassembler and an assembler.
 *
 * <h2>A table</h2>
 *
 * <pre>{@code
 * static final Names X = Names.of("zero", "ra", "sp", "gp").numbered("x", 4).also("fp", 3);
 *
 * static final Field RD    = Field.named("rd",  "11:7",  X);
 * static final Field RS1   = Field.named("rs1", "19:15", X);
 * static final Field RS2   = Field.named("rs2", "24:20", X);
 * static final Field IMM_I = Field.signed("imm", "31:20").variant("I");
 * static final Field IMM_B = Field.signed("imm", "31|7|30:25|11:8").times(2).relative().variant("B");
 *
 * // spotless:off - the columns are the documentation
 * static final Isa ISA = Isa.named("RV32I", 32)
 *     //            31   25 24 20 19 15   12 11  7 6     0
 *     .instruction("add", "0000000 ..... ..... 000 ..... 0110011", "{rd}, {rs1}, {rs2}",  RD, RS1, RS2)
 *     .instruction("lw",  "............  ..... 010 ..... 0000011", "{rd}, {imm}({rs1})",  RD, RS1, IMM_I)
 *     .instruction("beq", "....... ..... ..... 000 ..... 1100011", "{rs1}, {rs2}, {imm}", RS1, RS2, IMM_B)
 *     .build();
 * // spotless:on
 * }</pre>
 *
 * <p>A pattern is written most significant bit first. Every '.' is read by exactly one field of the
 * row. A {@linkplain org.tracewright.isa.Field field} is put together from slices of the
 * instruction, most significant first, in any order: {@code "5|12:10|6"} with {@code times(4)} is
 * the offset of C.LW. {@code variant("B")} gives the generated extractor a name of its own ({@code
 * immB}) while the template goes on calling the operand {@code {imm}}.
 *
 * <p>Values that make another instruction are excluded: {@code RD.except(0, 2)} in C.LUI, {@code
 * RS1.nonZero()} in C.JR. Where a word of one row is always a word of another, {@code
 * insteadOf("general")} after the special row says which wins. A field that the template leaves out
 * (an ignored or reserved one) is assembled as 0. A suffix of a mnemonic is an operand: {@code
 * .instruction("lr.w{aqrl}", ...)} with {@code Names.of("", ".rl", ".aq", ".aqrl")}.
 *
 * <p>{@code build()} rejects rows that share a word, bits that no field reads, fields that read
 * fixed bits or one bit twice, and patterns of the wrong length, naming the culprits.
 *
 * <h2>Sets of several lengths</h2>
 *
 * <p>{@code Isa.union("RV32IC", RV32I, RVC)} takes a table of 32 and one of 16 bits together.
 * Little-endian sets decode a window of the longest length with the instruction's bits at its low
 * end: what a 32-bit load from the pc gives. {@code bigEndian()} sets decode as many leading bits
 * as tell instructions apart.
 *
 * <h2>A decoder</h2>
 *
 * <p>Generated sources live in their own folder, {@code src/main/generated}, which the module's pom
 * adds to the build. A test keeps them true to the table:
 *
 * <pre>{@code
 * @Test
 * void decoderIsUpToDate() {
 *   DecoderSource.of(Toy.ISA, "org.example.ToyDecoder").verify(Path.of("src/main/generated"));
 * }
 * }</pre>
 *
 * <p>Run with {@code -Dtracewright.regenerate=true} it writes the file anew; so does the command
 * {@link org.tracewright.isa.decoder.GenerateDecoder}. The model then switches over constants:
 *
 * <pre>{@code
 * switch (ToyDecoder.decode(insn)) {
 *   case ToyDecoder.ADD -> x[ToyDecoder.rd(insn)] = x[ToyDecoder.rs1(insn)] + x[ToyDecoder.rs2(insn)];
 *   ...
 * }
 * }</pre>
 */
package org.tracewright.isa;
