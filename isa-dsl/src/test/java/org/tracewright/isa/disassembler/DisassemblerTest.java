package org.tracewright.isa.disassembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracewright.isa.ToyDialect;

class DisassemblerTest {
  private static final Disassembler TOY = Disassembler.of(ToyDialect.BOTH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "00000013 | nop               | addi zero, zero, 0",
        "00018113 | move stack, r3    | addi stack, r3, 0",
        "fff00093 | set link, -1      | addi link, zero, -1",
        "00510133 | add stack, stack, r5 | add stack, stack, r5",
        "405282b3 | clear r5          | sub r5, r5, r5",
        "40528333 | sub r6, r5, r5    | sub r6, r5, r5",
        "ffc52083 | load link, -4(r10) | load link, -4(r10)",
        "fe000ee3 | beqz zero, 0xffc  | beq zero, zero, 0xffc",
        "fffff0b7 | lui link, 0xfffff | lui link, 0xfffff",
        "08a1a0af | swap link, r10, (r3) | swap link, r10, (r3)",
        "0ea1a0af | swap.aqrl link, r10, (r3) | swap.aqrl link, r10, (r3)",
        "00000001 | nop               | s.nop",
        "00000085 | set link, 1       | s.li link, 1",
        "00006085 | s.lui link, 1     | s.lui link, 1",
        "00004508 | load r10, 8(r10)  | s.load r10, 8(r10)",
        "ffffffff | .word 0xffffffff  | .word 0xffffffff",
        "0000e002 | .half 0xe002      | .half 0xe002"
      })
  void wordsAreWrittenByAliasOrByRow(String word, String alias, String row) {
    int insn = Integer.parseUnsignedInt(word, 16);
    int bytes = (insn & 3) == 3 ? 4 : 2;
    assertThat(TOY.line(0x1000, insn, bytes).text()).isEqualTo(alias);
    assertThat(TOY.withoutAliases().line(0x1000, insn, bytes).text()).isEqualTo(row);
  }

  @Test
  void addressesAreNamed() {
    var names = new SymbolNames(Map.of("main", 0x1000, "alpha", 0x1000, "high", 0x8000_0000));
    Disassembler naming = TOY.naming(names);
    assertThat(naming.line(0x1000, 0x00000063, 4).text()).isEqualTo("beqz zero, 1000 <alpha>");
    assertThat(naming.line(0x1010, 0x00000063, 4).text()).endsWith("1010 <alpha+0x10>");
    assertThat(naming.line(0x8000_0004, 0x63, 4).text()).endsWith("80000004 <high+0x4>");
    assertThat(naming.line(0, 0x63, 4).text()).endsWith("zero, 0x0");
  }

  @Test
  void longAndShortWordsFollowEachOther() {
    byte[] code = {0x01, 0x00, 0x13, 0x00, 0x00, 0x00, (byte) 0x85, 0x00, 0x33};
    assertThat(TOY.all(code, 0x100))
        .extracting(Line::address, Line::bytes, Line::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0x100, 2, "nop"),
            org.assertj.core.groups.Tuple.tuple(0x102, 4, "nop"),
            org.assertj.core.groups.Tuple.tuple(0x106, 2, "set link, 1"),
            org.assertj.core.groups.Tuple.tuple(0x108, 1, ".byte 0x33"));
  }

  @Test
  void aWordThatIsCutOffIsData() {
    assertThat(TOY.all(new byte[] {0x13, 0x00}, 0))
        .extracting(Line::text)
        .containsExactly(".half 0x13");
  }

  @Test
  void bigEndianWordsWithALongOne() {
    byte[] code = {0x00, (byte) 0xe0, 0x73, 0x2a, (byte) 0xf0, 0x00, 0x12, 0x34, 0x00, 0x00, 0x7f};
    assertThat(Disassembler.of(ToyDialect.WIDE).all(code, 0x200))
        .extracting(Line::text)
        .containsExactly("clear", "v3 += 42", "i := long 0x1234", ".half 0x0", ".byte 0x7f");
  }

  @Test
  void aLineIsARowOfAListing() {
    assertThat(TOY.line(0x1000, 0x13, 4)).hasToString("    1000:  00000013  nop");
  }
}
