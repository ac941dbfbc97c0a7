package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.List;

/** One way to assemble a statement: a sequence of instructions. */
final class Alternative {
  private final Expression condition;
  private final List<Step> steps = new ArrayList<>();

  /** An alternative that is taken only if {@code condition} is not 0; null for no condition. */
  Alternative(Expression condition) {
    this.condition = condition;
  }

  void add(Step step) {
    steps.add(step);
  }

  int steps() {
    return steps.size();
  }

  /** Where step {@code index} begins; {@link #steps} gives the end. */
  int offset(int index) {
    int offset = 0;
    for (int i = 0; i < index; i++) {
      offset += steps.get(i).size();
    }
    return offset;
  }

  int size() {
    return offset(steps.size());
  }

  /** Grows as needed at {@code address}; says whether it can stay. */
  boolean settle(Evaluator evaluator, int address) {
    boolean fits = holds(evaluator, address);
    for (int i = 0; fits && i < steps.size(); i++) {
      fits = steps.get(i).settle(evaluator, address + offset(i));
    }
    return fits;
  }

  private boolean holds(Evaluator evaluator, int address) {
    try {
      return condition == null || evaluator.value(condition, address) != 0;
    } catch (Unsettled | SourceError e) {
      return true;
    }
  }

  /** Grows with the number of changes in the choice of encodings. */
  int growth() {
    int growth = 0;
    for (Step step : steps) {
      growth += step.chosen();
    }
    return growth;
  }

  void emit(Evaluator evaluator, int address, Output out) {
    if (condition != null && evaluator.value(condition, address) == 0) {
      throw new SourceError(condition.at(), "no form of this instruction takes such a value");
    }
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).emit(evaluator, address + offset(i), out);
    }
  }
}
