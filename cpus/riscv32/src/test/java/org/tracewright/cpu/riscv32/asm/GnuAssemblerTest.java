package org.tracewright.cpu.riscv32.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracewright.cpu.riscv32.asm.RandomWords.Word;
import org.tracewright.cpu.riscv32.isa.Rv32Isa;
import org.tracewright.isa.Field;
import org.tracewright.isa.Instruction;
import org.tracewright.isa.Notation;
import org.tracewright.isa.assembler.Assembler;
import org.tracewright.isa.assembler.Program;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.isa.disassembler.Line;

/** The assembler against GNU as and ld. */
@Tag("external")
class GnuAssemblerTest {
  private static final int ADDRESS = 0x0001_0000;
  private static final Assembler PLAIN = Rv32Assembler.PLAIN.at(ADDRESS);
  private static final Disassembler ROWS = Rv32Assembler.DISASSEMBLER.withoutAliases();

  @TempDir Path folder;

  @Test
  void everyInstructionIsEncodedAlike() throws IOException {
    List<String> source = new ArrayList<>();
    for (Word word : RandomWords.ofEveryInstruction(new Random(3), 50)) {
      source.add(ROWS.line(ADDRESS, word.bits(), word.bytes()).text());
    }
    source.removeIf(line -> line.contains("unknown"));
    String plain = withoutTargets(source.stream().filter(line -> !line.startsWith("c.")).toList());
    compare(plain, false);
    String compressed =
        withoutTargets(source.stream().filter(line -> line.startsWith("c.")).toList());
    compare(compressed, true);
  }

  @Test
  void everyAliasIsEncodedAlike() throws IOException {
    List<String> source = new ArrayList<>();
    for (Word word : RandomWords.ofEveryInstruction(new Random(4), 50)) {
      if (word.bytes() == 4) {
        source.add(Rv32Assembler.DISASSEMBLER.line(ADDRESS, word.bits(), 4).text());
      }
    }
    source.removeIf(line -> line.contains("unknown"));
    compare(withoutTargets(source), false);
  }

  @Test
  void theSameInstructionsAreCompressed() throws IOException {
    Random random = new Random(5);
    List<String> source = new ArrayList<>();
    for (Instruction instruction : Rv32Isa.RV32.instructions()) {
      for (int i = 0; i < 100; i++) {
        int insn = likelyShort(instruction, random);
        source.add(ROWS.line(ADDRESS, insn, 4).text());
        source.add(Rv32Assembler.DISASSEMBLER.line(ADDRESS, insn, 4).text());
      }
    }
    source.removeIf(line -> line.contains("unknown") || line.equals("unimp"));
    compare(withoutTargets(source), true);
  }

  /**
   * A word whose registers repeat and whose numbers are small, aligned or zero, as short forms want
   * them.
   */
  private static int likelyShort(Instruction instruction, Random random) {
    int[] registers = {0, 1, 2, 8, 9, 15, 16, 10};
    int favourite = registers[random.nextInt(registers.length)];
    int insn = instruction.encoding().value();
    for (Field field : instruction.fields()) {
      if (instruction.template().operands().contains(field.name())) {
        int other = registers[random.nextInt(registers.length)];
        int value =
            field.notation() instanceof Notation.Named
                ? (random.nextBoolean() ? favourite : other)
                : small(random);
        insn |= field.insert(value);
      }
    }
    return insn;
  }

  private static int small(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(80) - 40;
      case 1 -> 4 * random.nextInt(80);
      case 2 -> 16 * (random.nextInt(80) - 40);
      default -> random.nextInt(3) - 1;
    };
  }

  @Test
  void labelsAndPseudoInstructionsAreAlike() throws IOException {
    compare(
        """
        .globl _start
        .equ limit, 0x12345678
        _start:
            la sp, stack
            la a0, text
            li a1, limit
            li a2, -1
            li a3, 0x800
            li a4, 0xfffff800
            li a5, 0x7ff
            li a6, 0x12345000
            li a7, 0x80000000
            call function
            tail function
        1:  beqz a0, 1f
            bnez a0, 1b
            bgt a0, a1, 1b
            bleu a0, a1, 1f
            blez a0, 1b
        1:  j _start
            jal function
            jal t0, function
            lui a0, %hi(value)
            lw a0, %lo(value)(a0)
            sw a0, %lo(value)(a1)
            addi a0, a0, %lo(value)
            lw a0, value
            sw a0, value, t0
            lb t1, text
            sgt a0, a1, a2
            fence
            fence rw, w
            pause
            csrwi mstatus, 3
            csrr a0, 0x345
            rdcycle a0
            neg a0, a1
            not a0, a1
            jalr a0, 4(a1)
            jalr a0
            jr a0
            lr.w a0, 0(a1)
            amoadd.w.aqrl a0, a1, (a2)
            .balign 16
        function:
            nop
            ret
            .word . - function, text, limit + 4 * (3 - 1), ~0
            .half 'a', -2
            .byte 1, 2, 3, 4
            .align 2
            ebreak
            .balign 16 # GNU as pads code to the section's alignment
        .section .rodata
        text: .asciz "hello\\n\\0\\101\\x41"
            .balign 4
        .data
        value: .word value, _start
            .dword 0x123456789abcdef0
            .space 3, 7
            .byte 1
            .balign 8
            .fill 3, 2, 0x1234
        .bss
            .space 64
        stack:
        """,
        false);
  }

  @Test
  void labelsAreAlikeWithCompressedCode() throws IOException {
    StringBuilder source = new StringBuilder("_start:\n");
    Random random = new Random(6);
    for (int i = 0; i < 400; i++) {
      source.append("l").append(i).append(":\n");
      int target = Math.clamp(i + random.nextInt(400) - 200, 0, 399);
      source.append(
          switch (random.nextInt(7)) {
            case 0 -> "j l" + target;
            case 1 -> "c.jal l" + Math.clamp(target, Math.max(i - 20, 0), Math.min(i + 20, 399));
            case 2 -> "beqz a0, l" + target;
            case 3 -> "bne s1, zero, l" + target;
            case 4 -> "beq t5, a0, l" + target;
            case 5 -> "addi a0, a0, 1\n.balign 4";
            default -> "li a0, " + random.nextInt(10_000);
          });
      source.append('\n');
    }
    compare(source.toString(), true);
  }

  /** Jumps to numbers are left to the tests with labels: GNU as does not know how far these are. */
  private static String withoutTargets(List<String> source) {
    return String.join(
            "\n",
            source.stream()
                .filter(line -> !line.matches("(c\\.)?(j|jal|b[a-z]+) .*0x[0-9a-f]+"))
                .toList())
        + "\n";
  }

  private void compare(String source, boolean compressed) throws IOException {
    byte[] theirs = theirs(source, compressed);
    Program program = PLAIN.shortForms(compressed).assemble(source);
    byte[] ours = program.flat();
    List<Line> ourLines = ROWS.all(ours, ADDRESS);
    List<Line> theirLines = ROWS.all(theirs, ADDRESS);
    for (int i = 0; i < Math.min(ourLines.size(), theirLines.size()); i++) {
      if (!ourLines.get(i).equals(theirLines.get(i))) {
        int line = program.line(ourLines.get(i).address()).orElse(1);
        assertThat(ourLines.get(i).toString())
            .as("line " + line + ": " + source.lines().toList().get(line - 1))
            .isEqualTo(theirLines.get(i).toString());
      }
    }
    assertThat(ours).isEqualTo(theirs);
  }

  private byte[] theirs(String source, boolean compressed) throws IOException {
    GnuTool assembler = GnuTool.named("as");
    Path text = folder.resolve("source.s");
    Path object = folder.resolve("source.o");
    Path program = folder.resolve("source.elf");
    Path script = folder.resolve("script.ld");
    Path flat = folder.resolve("source.bin");
    Files.writeString(text, ".option norelax\n" + source);
    Files.writeString(
        script,
        """
        SECTIONS { . = 0x10000; .text : { *(.text) } .rodata : { *(.rodata) } .data : { *(.data) }
          .bss : { *(.bss) } /DISCARD/ : { *(*) } }
        """);
    String extensions = compressed ? "rv32imafc" : "rv32imaf";
    assembler.run(
        "-march=" + extensions + "_zicsr_zifencei_zihintpause",
        "-mabi=ilp32",
        text.toString(),
        "-o",
        object.toString());
    GnuTool.named("ld")
        .run(
            "-melf32lriscv",
            "--no-relax",
            "-e0",
            "-T",
            script.toString(),
            object.toString(),
            "-o",
            program.toString());
    GnuTool.named("objcopy").run("-Obinary", program.toString(), flat.toString());
    return Files.readAllBytes(flat);
  }
}
