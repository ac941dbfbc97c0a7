package org.tracewright.isa;

import java.util.ArrayList;
import java.util.List;

/**
 * What an instruction looks like in assembly: words and operands, "{rd}, {imm}({rs1})". A word is
 * written as it is; an operand stands for the value of the field of that name.
 */
public final class Template {
  /** A part of a template. */
  public sealed interface Part {}

  /** Characters that are written as they are. */
  public record Literal(String text) implements Part {}

  /** The value of a field. */
  public record Operand(String name) implements Part {}

  private final List<Part> parts;
  private final List<String> operands;

  /** A template of {@code parts}. */
  public Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.operands =
        parts.stream()
            .filter(Operand.class::isInstance)
            .map(part -> ((Operand) part).name())
            .toList();
  }

  /** Reads a template. Braces surround operands; there is no way to write a brace itself. */
  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int end = open < 0 ? text.length() : open;
      if (end > at) {
        parts.add(new Literal(text.substring(at, end)));
      }
      at = open < 0 ? end : operand(text, open, parts);
    }
    return new Template(parts);
  }

  private static int operand(String text, int open, List<Part> parts) {
    int close = text.indexOf('}', open);
    String name = close < 0 ? "" : text.substring(open + 1, close);
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw new IsaException("template '%s' has no operand {name} at column %d", text, open + 1);
    }
    parts.add(new Operand(name));
    return close + 1;
  }

  /** The parts in order. */
  public List<Part> parts() {
    return parts;
  }

  /** The operands' names in order of appearance; one may appear twice. */
  public List<String> operands() {
    return operands;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Literal literal -> text.append(literal.text());
        case Operand operand -> text.append('{').append(operand.name()).append('}');
      }
    }
    return text.toString();
  }
}
