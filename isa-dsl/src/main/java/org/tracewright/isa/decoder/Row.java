package org.tracewright.isa.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tracewright.isa.Field;
import org.tracewright.isa.Instruction;
import org.tracewright.isa.Isa;
import org.tracewright.isa.IsaException;

/**
 * An instruction as the decoder sees it.
 *
 * @param instruction the instruction
 * @param constant its name in the generated class
 * @param mask its fixed bits in the decoder's window
 * @param value what they are
 * @param shift how much further left its bits lie in the window than in the instruction
 */
record Row(Instruction instruction, String constant, int mask, int value, int shift) {
  static List<Row> of(Isa isa) {
    List<Row> rows = new ArrayList<>();
    for (Instruction instruction : isa.instructions()) {
      rows.add(of(isa, instruction));
    }
    return rows;
  }

  private static Row of(Isa isa, Instruction instruction) {
    var encoding = instruction.encoding();
    int shift =
        isa.order() == java.nio.ByteOrder.BIG_ENDIAN ? isa.windowBits() - encoding.bits() : 0;
    return new Row(
        instruction,
        constant(instruction.name()),
        moved(encoding.mask(), shift),
        moved(encoding.value(), shift),
        shift);
  }

  private static int moved(int bits, int shift) {
    return shift >= 0 ? bits << shift : bits >>> -shift;
  }

  private static String constant(String name) {
    String constant = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    if (!Character.isJavaIdentifierStart(constant.charAt(0))) {
      throw new IsaException(
          "'%s' makes no Java constant: begin the row's name with a letter", name);
    }
    return constant;
  }

  boolean isSpecial() {
    return instruction.specialCaseOf().isPresent();
  }

  /**
   * The Java condition for a word whose bits {@code tested} are known to agree; "true" if nothing
   * is left.
   */
  String condition(int tested) {
    List<String> terms = new ArrayList<>();
    int left = mask & ~tested;
    if (left != 0) {
      terms.add("(insn & 0x%x) == 0x%x".formatted(left, value & left));
    }
    for (Field field : instruction.fields()) {
      for (int excluded : field.excluded()) {
        terms.add("%s(%s) != %d".formatted(field.id(), word(), excluded));
      }
    }
    return terms.isEmpty() ? "true" : String.join(" && ", terms);
  }

  private String word() {
    return shift == 0 ? "insn" : shift > 0 ? "insn >>> " + shift : "insn << " + -shift;
  }
}
