package org.tracewright.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IsaTest {
  private static final Field A = Field.unsigned("a", "7:4");
  private static final Field B = Field.unsigned("b", "3:0");

  private static Isa.Builder table() {
    return Isa.named("T", 8);
  }

  @Test
  void decodesAsTheTableSays() {
    assertThat(ToyIsa.BOTH.decode(0x00000033).map(Instruction::name)).contains("add");
    assertThat(ToyIsa.BOTH.decode(0x40000033).map(Instruction::name)).contains("sub");
    assertThat(ToyIsa.BOTH.decode(0x20000033)).isEmpty();
    assertThat(ToyIsa.BOTH.decode(0xffff0001).map(Instruction::name)).contains("s.nop");
    assertThat(ToyIsa.BOTH.decode(0x0005).map(Instruction::name)).contains("s.li");
    assertThat(ToyIsa.BOTH.decode(0x6085).map(Instruction::name)).contains("s.lui");
    assertThat(ToyIsa.BOTH.decode(0x6105)).as("rd 2 is excluded").isEmpty();
    assertThat(ToyIsa.BOTH.decode(0x6081)).as("imm 0 is excluded").isEmpty();
  }

  @Test
  void windowsAreAsLongAsNeeded() {
    assertThat(ToyIsa.BOTH.windowBits()).isEqualTo(32);
    assertThat(ToyIsa.SHORT.windowBits()).isEqualTo(16);
    assertThat(ToyIsa.WIDE.windowBits()).isEqualTo(16);
    assertThat(ToyIsa.WIDE.decode(0xf000).map(Instruction::bytes)).contains(4);
  }

  @Test
  void overlapsNameBothAndAWord() {
    assertThatThrownBy(
            () ->
                table()
                    .instruction("one", "0000....", "{b}", B)
                    .instruction("two", "....0001", "{a}", A)
                    .build())
        .isInstanceOf(IsaException.class)
        .hasMessageContaining("'one' and 'two' of 'T' overlap: both match 0x01");
  }

  @Test
  void exclusionsSetRowsApart() {
    Isa isa =
        table()
            .instruction("one", "0000....", "{b}", B.except(1))
            .instruction("two", "....0001", "{a}", A.nonZero())
            .instruction("three", "00000001", "")
            .build();
    assertThat(isa.decode(0x01).map(Instruction::name)).contains("three");
    assertThat(isa.decode(0x11).map(Instruction::name)).contains("two");
    assertThat(isa.decode(0x02).map(Instruction::name)).contains("one");
  }

  @Test
  void exclusionsThatLeaveNothingOverNeverOverlap() {
    Field bit = Field.unsigned("bit", "0");
    table()
        .instruction("never", "0000000.", "{bit}", bit.except(0, 1))
        .instruction("always", "0000000.", "{bit}", bit)
        .build();
  }

  @Test
  void specialCasesWinAndMustBeInside() {
    Isa isa =
        table()
            .instruction("any", "0000....", "{b}", B)
            .instruction("five", "00000101", "")
            .insteadOf("any")
            .build();
    assertThat(isa.decode(5).map(Instruction::name)).contains("five");
    assertThat(isa.decode(6).map(Instruction::name)).contains("any");
    assertThatThrownBy(
            () ->
                table()
                    .instruction("any", "0000....", "{b}", B.except(5))
                    .instruction("five", "00000101", "")
                    .insteadOf("any")
                    .build())
        .hasMessageContaining("'five' stands instead of 'any', but 0x05 is a word of it alone");
    assertThatThrownBy(() -> table().instruction("five", "00000101", "").insteadOf("any").build())
        .hasMessageContaining("'any', which is not in the table 'T'");
  }

  @Test
  void bitsMustBeReadOnceAndOnlyIfOpen() {
    assertThatThrownBy(() -> table().instruction("x", "........", "{b}", B))
        .hasMessageContaining("no field of 'x' reads bits 7:4");
    assertThatThrownBy(() -> table().instruction("x", "0000....", "{a}, {b}", A, B))
        .hasMessageContaining("field 'a' of 'x' reads bits 7:4, which the pattern fixes");
    assertThatThrownBy(
            () -> table().instruction("x", "........", "", A, B, Field.unsigned("c", "5:2")))
        .hasMessageContaining("fields 'a' and 'c' of 'x' both read bits 5:4");
    assertThatThrownBy(() -> table().instruction("x", "....0000", "", Field.unsigned("c", "9:4")))
        .hasMessageContaining("reads bits 9:8, but the instruction has only 8");
    assertThatThrownBy(() -> table().instruction("x", "........", "", A, B, B))
        .hasMessageContaining("two fields called 'b'");
  }

  @Test
  void patternsAndTemplatesAreChecked() {
    assertThatThrownBy(() -> table().instruction("x", "0000 000", ""))
        .hasMessageContaining("has 7 bits");
    assertThatThrownBy(() -> table().instruction("x", "0000 0000 0000 0000", ""))
        .hasMessageContaining("'x' in 'T' has 16 bits, not 8");
    assertThatThrownBy(() -> table().instruction("x", "0000 000x", ""))
        .hasMessageContaining("other than 0, 1");
    assertThatThrownBy(() -> table().instruction("x", "0000 0000", "{rd}"))
        .hasMessageContaining("operand {rd}, but no field");
    assertThatThrownBy(() -> table().instruction("x", "0000 0000", "{rd"))
        .hasMessageContaining("no operand {name} at column 3");
  }

  @Test
  void namesAreUniqueAndExtractorsAgree() {
    assertThatThrownBy(
            () -> table().instruction("x", "00000000", "").instruction("x", "00000001", "").build())
        .hasMessageContaining("'x' is described twice");
    assertThatThrownBy(
            () ->
                table()
                    .instruction("x", "0000....", "{b}", B)
                    .instruction("y", "0001....", "{b}", Field.signed("b", "3:0"))
                    .build())
        .hasMessageContaining("'x' and 'y' have different fields 'b'");
  }

  @Test
  void unionsShareByteOrder() {
    assertThatThrownBy(() -> Isa.union("u", ToyIsa.LONG, ToyIsa.WIDE))
        .hasMessageContaining("'long' and 'wide' differ in byte order");
    assertThat(ToyIsa.BOTH.instructions())
        .hasSize(ToyIsa.LONG.instructions().size() + ToyIsa.SHORT.instructions().size());
  }
}
