package org.tracewright.isa.assembler;

import org.tracewright.isa.Field;
import org.tracewright.isa.IsaException;
import org.tracewright.isa.Notation;

/** The value of a field in an instruction of the source. */
sealed interface Operand {
  /** A register, or what else has a name. */
  record Fixed(Token at, int value) implements Operand {}

  /** An expression. */
  record Computed(Expression expression) implements Operand {}

  /** Where it was written. */
  default Token at() {
    return switch (this) {
      case Fixed fixed -> fixed.at();
      case Computed computed -> computed.expression().at();
    };
  }

  /** Whether it depends on an operator, which short forms do not take. */
  default boolean isRelocated() {
    return this instanceof Computed(Expression expression) && expression.isRelocated();
  }

  /** The value as {@code field} holds it, in the instruction at {@code address}. */
  default int value(Field field, Evaluator evaluator, int address) {
    return switch (this) {
      case Fixed fixed -> fixed.value();
      case Computed computed -> {
        long value = evaluator.value(computed.expression(), address);
        if (value < Integer.MIN_VALUE || value > 0xffff_ffffL) {
          throw new SourceError(at(), "%d does not fit into 32 bits", value);
        }
        yield adapt(field, (int) value, address);
      }
    };
  }

  private static int adapt(Field field, int value, int address) {
    return switch (field.notation()) {
      case Notation.Relative relative -> value - address;
      case Notation.Hex hex -> narrow(field, value, hex.bits());
      case Notation.Decimal decimal -> value;
      case Notation.Named named -> value;
      case Notation.Absolute absolute -> value;
    };
  }

  /** A signed field written in hexadecimal shows negative values cut to {@code bits}. */
  private static int narrow(Field field, int value, int bits) {
    boolean cut = field.signed() && bits < 32 && value >>> bits == 0;
    return cut ? value << (32 - bits) >> (32 - bits) : value;
  }

  /** Why {@code field} cannot hold {@code value}, as a message. */
  static String message(Field field, int value, String problem) {
    if (field.notation() instanceof Notation.Relative) {
      return "the target is %d bytes away, which %s".formatted(value, problem);
    }
    return "'%s' %s, but is %d".formatted(field.name(), problem, value);
  }

  /** The value, checked. */
  default int checked(Field field, Evaluator evaluator, int address) {
    try {
      int value = value(field, evaluator, address);
      var problem = field.problem(value);
      if (problem.isPresent()) {
        throw new SourceError(at(), "%s", message(field, value, problem.get()));
      }
      return value;
    } catch (IsaException e) {
      throw new SourceError(at(), "%s", e.getMessage());
    }
  }
}
