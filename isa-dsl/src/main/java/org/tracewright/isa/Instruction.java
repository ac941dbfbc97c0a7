package org.tracewright.isa;

import java.util.List;
import java.util.Optional;

/**
 * One row of an instruction table. An instruction is valid by construction: its fields read each
 * open bit of the encoding exactly once and no fixed one, and its template names fields it has.
 *
 * @param name unique in its table; for most instruction sets the mnemonic
 * @param encoding its fixed bits
 * @param template its assembly, mnemonic included
 * @param fields its operands
 * @param specialCaseOf the more general instruction whose words this one takes away, if any
 */
public record Instruction(
    String name,
    Encoding encoding,
    Template template,
    List<Field> fields,
    Optional<String> specialCaseOf) {

  /** Checks the row; throws {@link IsaException} naming instruction, field and bits. */
  public Instruction {
    fields = List.copyOf(fields);
    FieldRules.check(name, encoding, template, fields);
  }

  /** The instruction's length in bytes. */
  public int bytes() {
    return encoding.bits() / 8;
  }

  /** The field that operand {@code operand} stands for. */
  public Optional<Field> field(String operand) {
    for (Field field : fields) {
      if (field.name().equals(operand)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** Whether {@code insn}, of this instruction's length, is this one: fixed bits and exclusions. */
  public boolean matches(int insn) {
    if (!encoding.matches(insn)) {
      return false;
    }
    for (Field field : fields) {
      if (!field.excluded().isEmpty() && field.excluded().contains(field.extract(insn))) {
        return false;
      }
    }
    return true;
  }

  Instruction instead(String general) {
    return new Instruction(name, encoding, template, fields, Optional.of(general));
  }
}
