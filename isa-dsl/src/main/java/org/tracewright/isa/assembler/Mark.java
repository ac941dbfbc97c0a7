package org.tracewright.isa.assembler;

/** A place: no bytes. */
final class Mark extends Fragment {
  Mark(Token at) {
    super(at);
  }

  @Override
  int measure(Evaluator evaluator) {
    return 0;
  }

  @Override
  void emit(Evaluator evaluator, Output out) {}
}
