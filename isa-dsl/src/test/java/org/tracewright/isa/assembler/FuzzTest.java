package org.tracewright.isa.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.tracewright.isa.Instruction;
import org.tracewright.isa.ToyDialect;
import org.tracewright.isa.ToyIsa;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.isa.disassembler.Line;

class FuzzTest {
  private static final String[] PIECES = {
    "add",
    "addi",
    "s.li",
    "beq",
    "put",
    "set",
    "load",
    "swap.aq",
    "r1",
    "zero",
    ",",
    " ",
    "(",
    ")",
    ":",
    ";",
    "\n",
    "x",
    "y",
    "1b",
    "1f",
    "1",
    "-5",
    "0x7fffffff",
    "'a'",
    "\"s\"",
    ".word",
    ".byte",
    ".align",
    ".space",
    ".org",
    ".equ",
    ".section",
    ".data",
    ".text",
    "=",
    "+",
    "-",
    "*",
    "/",
    "%",
    "%low(",
    "<<",
    ">",
    "&&",
    "|",
    "~",
    "!",
    ".",
    "{",
    "}",
    "@",
    "#",
    "/*",
    "*/",
    "\\",
    "'",
    "\"",
    "\t",
    "\u00e9",
    "\ud83d\ude00",
    "\ud83d",
    ".fill",
    ".comm",
    ".type",
    ".size",
    ".option",
    "short"
  };

  @Test
  void garbageGivesAProgramOrAnAssemblyException() {
    Assembler assembler = Assembler.of(ToyDialect.BOTH).at(0x1000);
    for (int seed = 0; seed < 5_000; seed++) {
      String source = garbage(new Random(seed));
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> tryToAssemble(assembler, source),
          () -> "source:\n" + source);
    }
  }

  private static void tryToAssemble(Assembler assembler, String source) {
    try {
      Program program = assembler.assemble(source);
      program.elf();
    } catch (AssemblyException e) {
      assertThat(e.diagnostics()).isNotEmpty();
    }
  }

  private static String garbage(Random random) {
    StringBuilder source = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      source.append(PIECES[random.nextInt(PIECES.length)]);
      source.append(random.nextInt(3) == 0 ? "" : " ");
    }
    return source.toString();
  }

  @Test
  void whatIsDisassembledCanBeAssembledAgain() {
    Random random = new Random(21);
    for (Instruction instruction : ToyIsa.BOTH.instructions()) {
      for (int i = 0; i < 200; i++) {
        int insn = word(instruction, random);
        for (Disassembler disassembler :
            new Disassembler[] {
              Disassembler.of(ToyDialect.BOTH), Disassembler.of(ToyDialect.BOTH).withoutAliases()
            }) {
          checkRound(disassembler.line(0x1_0000, insn, instruction.bytes()));
        }
      }
    }
  }

  private static int word(Instruction instruction, Random random) {
    while (true) {
      int insn =
          (random.nextInt() & instruction.encoding().open()) | instruction.encoding().value();
      if (ToyIsa.BOTH.decode(insn).filter(instruction::equals).isPresent()) {
        return insn;
      }
    }
  }

  private static void checkRound(Line line) {
    Assembler assembler =
        Assembler.of(ToyDialect.BOTH).at(line.address()).shortForms(line.bytes() == 2);
    byte[] again = assembler.assemble(line.text()).flat();
    int word = 0;
    for (int i = again.length - 1; i >= 0; i--) {
      word = word << 8 | (again[i] & 0xff);
    }
    assertThat(word).as(line.text()).isEqualTo(line.bits());
  }
}
