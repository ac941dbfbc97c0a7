package org.tracewright.isa.assembler;

import java.util.Map;
import org.tracewright.isa.Alias;
import org.tracewright.isa.Field;
import org.tracewright.isa.IsaException;

/**
 * One encoding of what was written.
 *
 * @param form the row
 * @param operands the values, by field name, of those fields that the row does not bind
 */
record Candidate(Alias form, Map<String, Operand> operands) {
  int bytes() {
    return form.target().bytes();
  }

  boolean isShortForm() {
    return form.use() == Alias.Use.SHORT_FORM;
  }

  boolean isRelocated() {
    return operands.values().stream().anyMatch(Operand::isRelocated);
  }

  /** Whether the fields hold the values; yes as long as that cannot be known. */
  boolean fits(Evaluator evaluator, int address) {
    try {
      for (Map.Entry<String, Operand> entry : operands.entrySet()) {
        Field field = form.operand(entry.getKey()).orElseThrow();
        if (field.problem(entry.getValue().value(field, evaluator, address)).isPresent()) {
          return false;
        }
      }
      return true;
    } catch (Unsettled | SourceError | IsaException e) {
      return true;
    }
  }

  /** The instruction word. */
  int encode(Evaluator evaluator, int address) {
    int insn = form.target().encoding().value();
    for (Map.Entry<String, Operand> entry : operands.entrySet()) {
      Field field = form.operand(entry.getKey()).orElseThrow();
      insn |= field.insert(entry.getValue().checked(field, evaluator, address));
    }
    for (Field field : form.target().fields()) {
      if (!operands.containsKey(field.name())) {
        insn |= field.insert(bound(field, evaluator, address));
      }
    }
    return insn;
  }

  private int bound(Field field, Evaluator evaluator, int address) {
    return switch (form.bindings().get(field.name())) {
      case Alias.Constant constant -> constant.value();
      case Alias.Same same ->
          operands.get(same.field().name()).value(same.field(), evaluator, address);
      case Alias.Except except -> throw new AssertionError("an operand is not bound");
      case null -> 0;
    };
  }
}
