package org.tracewright.isa.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracewright.isa.ToyDialect;

class DiagnosticsTest {
  private static List<Diagnostic> mistakes(String source) {
    return catchThrowableOfType(
            AssemblyException.class, () -> Assembler.of(ToyDialect.BOTH).assemble(source))
        .diagnostics();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "addd r1, r2, r3       | 1  | expected an instruction, found 'addd'; did you mean 'add'?",
        "add r1, r2            | 11 | expected ',', found the end of the line",
        "add r1, r2, 5         | 13 | expected rs2 (link, r0, r1, r10, ...), found '5'",
        "add r1, r2, r3, r4    | 15 | expected the end of the statement, found ','",
        "addi r1, r2, r3       | 14 | expected a number or a symbol, found 'r3'",
        "addi r1, r2, 2048     | 14 | 'imm' must be in -2048..2047, but is 2048",
        "addi r1, r2, x        | 14 | undefined symbol 'x': define it, or bind it from outside",
        "lab: addi r1, r2, lib | 19 | undefined symbol 'lib'; did you mean 'lab'?",
        "s.load r1, 4(r9)      | 8  | expected another rd, which must be in r8..r15, found 'r1'",
        "s.lui r2, 1           | 7  | expected another rd, which must be in zero..r31 but not zero or stack",
        "s.lui r3, 0           | 11 | 'imm' must not be 0, but is 0",
        "s.load r9, 2(r9)      | 12 | 'imm' must be a multiple of 4, but is 2",
        "bne r1, r2, 0x10000   | 13 | the target is 65532 bytes away, which must be in -4096..4094",
        "bne r1, r2, 3f        | 13 | there is no label '3:' in that direction",
        "x: x: halt            | 4  | 'x' is already defined in line 2",
        "r3: halt              | 1  | 'r3' has a meaning already",
        ".wrod 1               | 1  | expected a directive, found '.wrod'; did you mean '.word'?",
        ".byte 256             | 7  | 256 does not fit into 8 bits",
        ".byte 1 +             | 10 | expected a number or a symbol, found the end of the line",
        ".byte (1              | 9  | expected ')', found the end of the line",
        ".word 1 / 0           | 9  | division by zero",
        ".word 1 << 64         | 9  | a shift is by 0..63 bits, not by 64",
        ".word %hi(1)          | 7  | unknown operator %hi: there are [high, low]",
        ".word 12x             | 7  | '12x' is no number",
        ".word 0x1ffffffffffffffff | 7 | is no number",
        ".ascii 5              | 8  | expected a string in \"\", found '5'",
        ".ascii \"abc          | 8  | this text has no closing \"",
        ".ascii \"\\q\"        | 8  | unknown escape \\q",
        ".byte 'ab'            | 7  | one character is expected",
        ".align 33             | 8  | expected a power of two, 0..20, found 33",
        ".balign 3             | 9  | expected 1, 2, 4, 8 ..., found 3",
        ".space -1             | 8  | expected a size in 0..67108864, but it is -1",
        ".space 99999999999    | 8  | expected a size",
        ".equ a, b; .equ b, a; .word a | 9 | 'b' is defined by itself",
        ".word 1; .org 2       | 15 | the place 0x2 is not ahead",
        ".section              | 9  | expected the name of a section",
        ".option nothing       | 9  | unknown option 'nothing'",
        ".option pop           | 9  | nothing was pushed",
        ".type x, function     | 10 | expected @function or @object",
        "put r1, 1 @           | 11 | expected the end of the statement, found '@'",
        "set r1, 0x100000000   | 9  | 4294967296 does not fit into 32 bits",
      })
  void mistakesHaveAPlaceAndAnExpectation(String source, int column, String message) {
    Diagnostic first = mistakes("halt\n" + source).getFirst();
    assertThat(first.message()).contains(message);
    assertThat(first.line()).isEqualTo(2);
    assertThat(first.column()).isEqualTo(column);
    assertThat(first.source()).isEqualTo(source);
  }

  @Test
  void severalMistakesAreReportedAtOnce() {
    assertThat(mistakes("nope\nhalt\n.byte\n.wrod\n addi r1, r2\n"))
        .extracting(Diagnostic::line)
        .containsExactly(1, 4, 5);
    assertThat(mistakes(".byte 256\naddi r1, r1, y\n.byte 257"))
        .extracting(Diagnostic::line)
        .containsExactly(1, 2, 3);
  }

  @Test
  void theMessageShowsTheLineWithACaret() {
    assertThatThrownBy(() -> Assembler.of(ToyDialect.BOTH).assemble("\thalt\n\taddi r1, r2\n"))
        .hasMessage(
            """
            2:13: expected ',', found the end of the line
                \taddi r1, r2
                \t           ^"""
                .replace("\n", System.lineSeparator()));
  }

  @Test
  void atMostTwentyAreReported() {
    assertThat(mistakes("nope\n".repeat(100))).hasSize(20);
  }

  @Test
  void sizesThatDependOnThemselvesAreRefused() {
    assertThat(mistakes("a: .space b - a + 1\nb:").getFirst().message())
        .containsAnyOf("does not come to rest", "grows beyond");
    assertThat(mistakes("a: .space 8 - (b - a)\nb: ").getFirst().message())
        .contains("does not come to rest");
  }

  @Test
  void aCommentWithoutEndIsFound() {
    assertThat(mistakes("halt\nhalt /* ...").getFirst().message()).contains("no end");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(mistakes(".word " + "(".repeat(100_000)).getFirst().message()).contains("too deep");
    assertThat(mistakes(".word 1" + "+1".repeat(100_000)).getFirst().message())
        .contains("too deep");
    assertThat(mistakes(".word " + "-".repeat(100_000) + "1").getFirst().message())
        .contains("too deep");
  }

  @Test
  void sectionsThatAreTooLargeAreRefused() {
    assertThat(mistakes(".space 60000000\n.space 60000000").getFirst().message())
        .contains("grows beyond");
  }
}
