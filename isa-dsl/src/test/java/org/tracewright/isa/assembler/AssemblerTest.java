package org.tracewright.isa.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.isa.ToyDialect;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.isa.disassembler.Line;

class AssemblerTest {
  private static final Assembler TOY = Assembler.of(ToyDialect.BOTH);
  private static final Assembler SHORT = TOY.shortForms(true);
  private static final Disassembler ROWS = Disassembler.of(ToyDialect.BOTH).withoutAliases();

  private static List<String> code(Assembler assembler, String source) {
    Program program = assembler.assemble(source);
    List<String> lines = new ArrayList<>();
    for (Line line : ROWS.all(program.section(".text").orElseThrow().bytes(), program.base())) {
      lines.add(line.text());
    }
    return lines;
  }

  private static String bytes(String source) {
    return HexFormat.of().formatHex(TOY.assemble(source).flat());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add r3, r4, r5                 | add r3, r4, r5",
        "add r3,r4,r5                   | add r3, r4, r5",
        "addi stack, r2, -16            | addi stack, stack, -16",
        "load link, 4(r10)              | load link, 4(r10)",
        "load link, 2+2*1(r10)          | load link, 4(r10)",
        "load link, (r10)               | load link, 0(r10)",
        "load link, (1+1)*2(r10)        | load link, 4(r10)",
        "beq r3, r4, .                  | beq r3, r4, 0x0",
        "beq r3, r4, . + 8              | beq r3, r4, 0x8",
        "beqz r3, 0x10                  | beq r3, zero, 0x10",
        "bra 0x10                       | beq zero, zero, 0x10",
        "lui r3, 0xfffff                | lui r3, 0xfffff",
        "swap.aqrl r3, r4, (r5)         | swap.aqrl r3, r4, (r5)",
        "swap r3, r4, (r5)              | swap r3, r4, (r5)",
        "clear r9                       | sub r9, r9, r9",
        "s.li r9, -32                   | s.li r9, -32",
        "s.load r8, 124(r15)            | s.load r8, 124(r15)",
        "halt                           | halt",
        "nop                            | addi zero, zero, 0",
        "set r9, 0x7ff                  | addi r9, zero, 2047",
        "set r9, 0xffffffff             | addi r9, zero, -1",
        "set r9, 'a'                    | addi r9, zero, 97",
        "set r9, '\\n'                  | addi r9, zero, 10",
      })
  void statementsBecomeInstructions(String source, String row) {
    assertThat(code(TOY, source)).containsExactly(row);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 2 * 3 = 7",
        "(1 + 2) * 3 = 9",
        "7 & 3 == 3 = 1",
        "1 | 2 ^ 3 & 1 = 3",
        "1 << 4 - 1 = 8",
        "-7 / 2 = -3",
        "-7 % 3 = -1",
        "~0 & 0xf = 15",
        "!5 + !0 = 1",
        "1 < 2 && 2 <= 2 = 1",
        "3 > 4 || 4 >= 5 = 0",
        "1 != 1 = 0",
        "0xffffffff >> 28 = 15",
        "0b101 + 017 + 1_000 = 1020",
        "'\\x41' - 'A' = 0",
        "- - 3 = 3",
        "after - start = 4",
        "%low(0x12345) = 837",
      })
  void expressionsAreThoseOfC(String equation) {
    int equals = equation.lastIndexOf(" = ");
    String expression = equation.substring(0, equals);
    int value = Integer.parseInt(equation.substring(equals + 3));
    Program program = TOY.assemble("start: .word " + expression + "\nafter:");
    assertThat(ByteBuffer.wrap(program.flat()).order(ByteOrder.LITTLE_ENDIAN).getInt())
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".byte 1, -1, 0xff             | 01ffff",
        ".half 0x1234; .byte 5         | 341205",
        ".word 0x12345678              | 78563412",
        ".dword 0x123456789abcdef0     | f0debc9a78563412",
        ".ascii \"ab\" , \"c\"         | 616263",
        ".asciz \"a\\t\\0\\x7f\\101\\\"\" | 6109007f412200",
        ".string \"é\"                 | c3a900",
        ".byte 1; .align 2; .byte 2    | 0100000002",
        ".byte 1; .balign 2, 7; .byte 2 | 010702",
        ".byte 1; .p2align 3, , 2; .byte 2 | 0102",
        ".byte 1; .space 2; .byte 2    | 01000002",
        ".byte 1; .zero 1; .skip 2, 9; .byte 2 | 0100090902",
        ".fill 2, 2, 0x1234            | 34123412",
        ".byte 1; .org 4; .byte 2      | 0100000002",
        "x: .byte 1; .org x + 2, 3; .byte 2 | 010302",
        ".equ n, 3; .byte n            | 03",
        "n = 3; .byte n; n = n + 1; .byte n | 0304",
        ".byte n; .equ n, 3            | 03",
        ".byte 1 # one                 | 01",
        ".byte 1 // one                | 01",
        ".byte /* one */ 1             | 01",
        "x: .word . - x, . - x         | 0000000000000000",
      })
  void directivesBecomeBytes(String source, String expected) {
    assertThat(bytes(".data; " + source)).isEqualTo(expected);
  }

  @Test
  void numericLabelsAreLocal() {
    assertThat(
            code(
                TOY,
                """
                1: beqz r3, 1f
                   beqz r3, 1b
                1: beqz r3, 1b
                   beqz r3, 2f
                2:
                """))
        .containsExactly(
            "beq r3, zero, 0x8", "beq r3, zero, 0x0", "beq r3, zero, 0x8", "beq r3, zero, 0x10");
  }

  @Test
  void shortFormsAreTakenWhereTheyFit() {
    String source = "set r9, 31; set r9, 32; load r8, 4(r9); load r8, 4(r3); load r8, 2(r9); nop";
    assertThat(code(SHORT, source))
        .containsExactly(
            "s.li r9, 31",
            "addi r9, zero, 32",
            "s.load r8, 4(r9)",
            "load r8, 4(r3)",
            "load r8, 2(r9)",
            "s.nop");
    assertThat(code(TOY, source)).first().isEqualTo("addi r9, zero, 31");
  }

  @Test
  void optionsAllowAndForbidShortForms() {
    String source =
        """
        .option short
        nop
        .option push
        .option noshort
        nop
        .option pop
        nop
        """;
    assertThat(code(TOY, source)).containsExactly("s.nop", "addi zero, zero, 0", "s.nop");
  }

  @Test
  void branchesThatDoNotReachAreTurnedRound() {
    String near = "beq r3, r4, end\n.space 4088\nend: halt";
    String far = "beq r3, r4, end\n.space 4096\nend: halt";
    assertThat(code(TOY, near)).first().isEqualTo("beq r3, r4, 0xffc");
    assertThat(code(TOY, far))
        .startsWith("bne r3, r4, 0x10", "lui r31, 0x1", "addi r31, r31, 16", "halt", ".half 0x0");
  }

  @Test
  void growingCodeMovesItsTargets() {
    StringBuilder source = new StringBuilder("start:");
    for (int i = 0; i < 400; i++) {
      source.append("beq r3, r4, end").append(i).append('\n');
    }
    source.append(".space 3000\n");
    for (int i = 0; i < 400; i++) {
      source.append("end").append(i).append(": nop\n");
    }
    Program program = TOY.assemble(source.toString());
    int address = 0;
    for (int i = 0; i < 400; i++) {
      byte[] text = program.section(".text").orElseThrow().bytes();
      Line line = ROWS.line(text, address, address);
      int end = program.address("end" + i);
      if (line.text().startsWith("beq")) {
        assertThat(line.text()).endsWith("0x" + Integer.toHexString(end));
        address += 4;
      } else {
        assertThat(line.text()).endsWith("0x" + Integer.toHexString(address + 16));
        address += 16;
      }
    }
  }

  @Test
  void macrosComputeTheirOperands() {
    assertThat(code(TOY, "put r3, 0x12345fff"))
        .containsExactly("lui r3, 0x12346", "addi r3, r3, -1");
    assertThat(code(TOY, "put r3, 1 + 2")).containsExactly("lui r3, 0x0", "addi r3, r3, 3");
  }

  @Test
  void gapsInCodeAreFilledWithInstructions() {
    assertThat(code(SHORT, "s.nop; .balign 8; halt"))
        .containsExactly("s.nop", "s.nop", "addi zero, zero, 0", "halt");
  }

  @Test
  void namesAreBoundFromOutside() {
    Program program =
        TOY.assemble("set r3, limit; beqz r3, there", Map.of("limit", 10, "there", 64));
    assertThat(ROWS.all(program.flat(), 0))
        .extracting(Line::text)
        .containsExactly("addi r3, zero, 10", "beq r3, zero, 0x40");
    assertThat(program.symbols()).isEmpty();
  }

  @Test
  void sectionsLieByKindAndAlignment() {
    Program program =
        TOY.at(0x1000)
            .assemble(
                """
                .bss
                room: .space 16
                .data
                .balign 8
                number: .word here
                .text
                here: halt
                .rodata
                text: .byte 1
                .section .extra, "aw", @progbits
                more: .byte 2
                .comm shared, 8, 8
                """);
    assertThat(program.sections())
        .extracting(Program.Part::name)
        .containsExactly(".text", ".rodata", ".data", ".extra", ".bss");
    assertThat(program.values())
        .containsEntry("here", 0x1000)
        .containsEntry("text", 0x1004)
        .containsEntry("number", 0x1008)
        .containsEntry("more", 0x100c)
        .containsEntry("shared", 0x1020);
    assertThat(program.flat()).hasSize(13);
    assertThat(program.flat()[9]).isEqualTo((byte) 0x10);
    assertThat(program.address("room")).isEqualTo(0x1010);
  }

  @Test
  void pagesSetAccessApart() {
    Program program =
        TOY.pages(4096).at(0x10000).assemble("halt; .data; x: .byte 1; .bss; y: .byte 0");
    assertThat(program.address("x")).isEqualTo(0x11000);
    assertThat(program.address("y")).isEqualTo(0x11001);
  }

  @Test
  void theEntryIsStartOrTheFirstCode() {
    assertThat(TOY.at(0x100).assemble("halt; _start: halt").entry()).isEqualTo(0x104);
    assertThat(TOY.at(0x100).assemble(".data; .word 1; .text; halt").entry()).isEqualTo(0x100);
  }

  @Test
  void addressesAreTracedToLines() {
    Program program = TOY.assemble("halt\n\nput r3, 1\n.balign 64\n");
    assertThat(program.line(0)).contains(1);
    assertThat(program.line(8)).contains(3);
    assertThat(program.line(16)).contains(4);
    assertThat(program.line(64)).isEmpty();
    assertThat(program.line(-1)).isEmpty();
  }

  @Test
  void symbolsKeepKindSizeAndBinding() {
    Program program =
        TOY.assemble(
            """
            .globl main
            .type main, @function
            main: halt
                  halt
            .size main, . - main
            .equ five, 5
            .Llocal: halt
            1: halt
            """);
    assertThat(program.symbols())
        .containsExactly(
            new Program.Symbol(
                "main", 0, 8, Program.Kind.FUNCTION, true, java.util.Optional.of(".text")),
            new Program.Symbol("five", 5, 0, Program.Kind.NONE, false, java.util.Optional.empty()));
  }

  @Test
  void bigEndianSetsWriteBigEndian() {
    Assembler wide = Assembler.of(ToyDialect.WIDE).at(0x200);
    String source = "start: clear; v 3 += 42; i := long start; .half 0x1234";
    assertThat(HexFormat.of().formatHex(wide.assemble(source).flat()))
        .isEqualTo("00e0732af00002001234");
  }
}
