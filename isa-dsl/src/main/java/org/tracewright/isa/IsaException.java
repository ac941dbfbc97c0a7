package org.tracewright.isa;

/**
 * A mistake in a description of an instruction set: names the culprits, the rule and the remedy.
 */
public final class IsaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** A mistake described by {@code message}, formatted as by {@link String#format}. */
  public IsaException(String message, Object... arguments) {
    super(String.format(message, arguments));
  }
}
