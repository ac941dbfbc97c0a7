package org.tracewright.isa;

import java.util.OptionalInt;

/**
 * An operator in expressions, {@code %name(expression)}: a part of an address, or a distance, as
 * instructions hold them.
 */
@FunctionalInterface
public interface Relocation {
  /**
   * The operator's value.
   *
   * @param argument the expression's value
   * @param site where the operator stands
   * @throws IsaException if there is none; the message is shown to the author of the assembly
   */
  int apply(int argument, Site site);

  /** Where an operator stands. */
  interface Site {
    /** The address of the instruction whose operand it is. */
    int address();

    /** The argument that operator {@code name} has in the instruction at {@code address}. */
    OptionalInt argument(String name, int address);
  }
}
