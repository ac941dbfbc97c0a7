package org.tracewright.isa.assembler;

import java.util.List;

/** Bytes up to the next multiple of a power of two: instructions that do nothing, or a value. */
final class Align extends Fragment {
  private final int boundary;
  private final Expression filler;
  private final int most;
  private final List<Step> padding;

  /**
   * @param boundary a power of two
   * @param filler the value of the bytes; null for padding instructions
   * @param most if more bytes would be needed, none are taken
   * @param padding instructions that do nothing, longest first; empty outside code
   */
  Align(Token at, int boundary, Expression filler, int most, List<Step> padding) {
    super(at);
    this.boundary = boundary;
    this.filler = filler;
    this.most = most;
    this.padding = padding;
  }

  int boundary() {
    return boundary;
  }

  @Override
  int measure(Evaluator evaluator) {
    int bytes = -address() & (boundary - 1);
    return bytes > most ? 0 : bytes;
  }

  @Override
  void emit(Evaluator evaluator, Output out) {
    if (filler != null) {
      out.repeat((int) evaluator.value(filler, address()), size());
    } else {
      pad(size(), 0, evaluator, out);
    }
  }

  /** The rest that the longest instruction leaves comes first, made of the shorter ones. */
  private void pad(int bytes, int index, Evaluator evaluator, Output out) {
    if (index == padding.size()) {
      out.repeat(0, bytes);
      return;
    }
    Step step = padding.get(index);
    pad(bytes % step.size(), index + 1, evaluator, out);
    for (int i = 0; i < bytes / step.size(); i++) {
      step.emit(evaluator, address(), out);
    }
  }
}
