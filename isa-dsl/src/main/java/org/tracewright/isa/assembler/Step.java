package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One instruction of the program: its encodings, shortest first, and the one that is taken now. */
final class Step {
  private final List<Candidate> candidates;
  private int chosen;

  Step(List<Candidate> candidates) {
    this.candidates = new ArrayList<>(candidates);
    this.candidates.sort(Comparator.comparingInt(Candidate::bytes));
  }

  int size() {
    return candidates.get(chosen).bytes();
  }

  int chosen() {
    return chosen;
  }

  /** Goes on to longer encodings until one fits; says whether one does. */
  boolean settle(Evaluator evaluator, int address) {
    while (!candidates.get(chosen).fits(evaluator, address)) {
      if (chosen == candidates.size() - 1) {
        return false;
      }
      chosen++;
    }
    return true;
  }

  void emit(Evaluator evaluator, int address, Output out) {
    out.put(candidates.get(chosen).encode(evaluator, address), size());
  }
}
