package org.tracewright.isa.assembler;

/** A mistake at a token. Ends the statement, or its evaluation; becomes a {@link Diagnostic}. */
final class SourceError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Token at;

  SourceError(Token at, String message, Object... arguments) {
    super(arguments.length == 0 ? message : message.formatted(arguments), null, false, false);
    this.at = at;
  }

  Token at() {
    return at;
  }
}
