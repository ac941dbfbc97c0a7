package org.tracewright.isa.assembler;

/** A number of equal values: {@code .space}, {@code .fill}. */
final class Fill extends Fragment {
  private final Expression repeat;
  private final int width;
  private final Expression value;

  Fill(Token at, Expression repeat, int width, Expression value) {
    super(at);
    this.repeat = repeat;
    this.width = width;
    this.value = value;
  }

  @Override
  int measure(Evaluator evaluator) {
    long bytes = (long) count(repeat, evaluator) * width;
    if (bytes > Section.LARGEST) {
      throw new SourceError(
          repeat.at(), "a section holds at most %d bytes, not %d", Section.LARGEST, bytes);
    }
    return (int) bytes;
  }

  @Override
  void emit(Evaluator evaluator, Output out) {
    long filler = evaluator.value(value, address());
    for (int i = 0; width > 0 && i < size() / width; i++) {
      out.put(filler, width);
    }
  }
}
