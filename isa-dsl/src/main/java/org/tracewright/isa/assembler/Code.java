package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.List;

/**
 * An instruction or pseudo-instruction: ways to assemble it, of which the first that fits is taken.
 * A way once given up is never tried again, so that laying out comes to an end.
 */
final class Code extends Fragment {
  private final List<Alternative> alternatives = new ArrayList<>();
  private int chosen;

  Code(Token at) {
    super(at);
  }

  void add(Alternative alternative) {
    alternatives.add(alternative);
  }

  boolean isImpossible() {
    return alternatives.isEmpty();
  }

  private Alternative current() {
    return alternatives.get(chosen);
  }

  @Override
  int measure(Evaluator evaluator) {
    return current().size();
  }

  @Override
  boolean settle(Evaluator evaluator) {
    int before = chosen;
    int growth = current().growth();
    while (!current().settle(evaluator, address()) && chosen < alternatives.size() - 1) {
      chosen++;
    }
    return chosen != before || current().growth() != growth;
  }

  @Override
  void emit(Evaluator evaluator, Output out) {
    current().emit(evaluator, address(), out);
  }
}
