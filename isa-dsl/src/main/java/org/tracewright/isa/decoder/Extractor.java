package org.tracewright.isa.decoder;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.isa.Field;
import org.tracewright.isa.Slice;

/** Writes the Java expression for a field's value. */
final class Extractor {
  private Extractor() {}

  static String method(Field field) {
    return """

          /** Field {@code %s} of bits %s. */
          public static int %s(int insn) {
            return %s;
          }
        """
        .formatted(field.name(), text(field.slices()), field.id(), expression(field));
  }

  static String expression(Field field) {
    List<String> terms = new ArrayList<>();
    for (Slice slice : field.slices()) {
      boolean sign = field.signed() && slice.equals(field.slices().getFirst());
      terms.add(sign ? signed(slice) : unsigned(slice));
    }
    String all =
        terms.size() == 1
            ? terms.getFirst()
            : String.join(" | ", terms.stream().map(term -> "(" + term + ")").toList());
    if (field.bias() == 0) {
      return all;
    }
    return "(" + all + ") + " + field.bias();
  }

  private static String signed(Slice slice) {
    String top = slice.high() == 31 ? "insn" : "insn << " + (31 - slice.high());
    int down = 32 - slice.width();
    String aligned = down == 0 ? top : top + " >> " + down;
    return slice.at() == 0 ? aligned : aligned + " << " + slice.at();
  }

  private static String unsigned(Slice slice) {
    int left = slice.at() - slice.low();
    if (slice.high() == 31 && left <= 0 && slice.at() == 0) {
      return slice.low() == 0 ? "insn" : "insn >>> " + slice.low();
    }
    String moved = left == 0 ? "insn" : left > 0 ? "insn << " + left : "insn >>> " + -left;
    return moved + " & 0x%x".formatted(slice.valueMask());
  }

  private static String text(List<Slice> slices) {
    return String.join("|", slices.stream().map(Slice::toString).toList());
  }
}
