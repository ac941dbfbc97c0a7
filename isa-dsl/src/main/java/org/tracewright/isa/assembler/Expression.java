package org.tracewright.isa.assembler;

/** A value yet to be computed. Computed with 64 bits, as in C. */
sealed interface Expression {
  /** Where it begins. */
  Token at();

  /** A number. */
  record Constant(Token at, long value) implements Expression {}

  /**
   * A symbol.
   *
   * @param order the number of the statement: which definition is meant if there are several
   */
  record Symbol(Token at, String name, int order) implements Expression {}

  /** The address of the statement. */
  record Here(Token at) implements Expression {}

  /** A sign or complement. */
  record Unary(Token at, char operator, Expression operand) implements Expression {}

  /** Two operands; {@code operator} as in C. */
  record Binary(Token at, String operator, Expression left, Expression right)
      implements Expression {}

  /** {@code %name(argument)}. */
  record Relocated(Token at, String name, Expression argument) implements Expression {}

  /** Whether an operator {@code %name} is anywhere in it. */
  default boolean isRelocated() {
    return switch (this) {
      case Constant c -> false;
      case Symbol s -> false;
      case Here h -> false;
      case Unary unary -> unary.operand().isRelocated();
      case Binary binary -> binary.left().isRelocated() || binary.right().isRelocated();
      case Relocated relocated -> true;
    };
  }
}
