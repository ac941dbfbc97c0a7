package org.tracewright.cpu.riscv32.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.tracewright.cpu.riscv32.isa.Rv32Isa;
import org.tracewright.isa.Field;
import org.tracewright.isa.Instruction;

/** Instruction words with random operands. */
final class RandomWords {
  /** A word and its length in bytes. */
  record Word(int bits, int bytes) {}

  private RandomWords() {}

  /**
   * For each instruction of RV32IMAC {@code count} words; fields that assembly does not show are 0.
   */
  static List<Word> ofEveryInstruction(Random random, int count) {
    List<Word> words = new ArrayList<>();
    for (Instruction instruction : Rv32Isa.RV32IMAC.instructions()) {
      for (int i = 0; i < count; i++) {
        words.add(new Word(word(instruction, random), instruction.bytes()));
      }
    }
    return words;
  }

  /**
   * A word of {@code instruction}; one operand in four is a corner: 0, 1, all ones, a name of its
   * own.
   */
  static int word(Instruction instruction, Random random) {
    while (true) {
      int insn = instruction.encoding().value();
      for (Field field : instruction.fields()) {
        if (Set.copyOf(instruction.template().operands()).contains(field.name())) {
          insn |= field.mask() & operand(field, random);
        }
      }
      if (Rv32Isa.RV32IMAC.decode(insn).filter(instruction::equals).isPresent()) {
        return insn;
      }
    }
  }

  private static int operand(Field field, Random random) {
    return switch (random.nextInt(16)) {
      case 0 -> 0;
      case 1 -> -1;
      case 2 -> field.insert(field.minimum() + field.step());
      case 3 -> field.insert(field.minimum() + 2 * field.step());
      default -> random.nextInt();
    };
  }
}
