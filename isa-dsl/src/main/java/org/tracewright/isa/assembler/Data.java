package org.tracewright.isa.assembler;

import java.util.List;

/** Numbers of one width, or bytes. */
final class Data extends Fragment {
  private final int width;
  private final List<Expression> values;
  private final byte[] bytes;

  /** Numbers of {@code width} bytes: 1, 2, 4 or 8. */
  Data(Token at, int width, List<Expression> values) {
    super(at);
    this.width = width;
    this.values = values;
    this.bytes = new byte[0];
  }

  Data(Token at, byte[] bytes) {
    super(at);
    this.width = 1;
    this.values = List.of();
    this.bytes = bytes;
  }

  @Override
  int measure(Evaluator evaluator) {
    return bytes.length + width * values.size();
  }

  @Override
  void emit(Evaluator evaluator, Output out) {
    out.put(bytes);
    for (Expression expression : values) {
      long value = evaluator.value(expression, address());
      if (width < 8 && (value < -1L << (8 * width - 1) || value >= 1L << (8 * width))) {
        throw new SourceError(expression.at(), "%d does not fit into %d bits", value, 8 * width);
      }
      out.put(value, width);
    }
  }
}
