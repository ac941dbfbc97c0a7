package org.tracewright.debugger.expression;

/** An expression, parsed once to be evaluated often. */
@FunctionalInterface
public interface Expression {
  /**
   * Its value now.
   *
   * @throws org.tracewright.debugger.DebuggerException if it has none, saying why
   */
  Value evaluate(Scope scope);

  /**
   * Parses a text.
   *
   * @throws org.tracewright.debugger.DebuggerException if it is no expression, saying where
   */
  static Expression parse(String text) {
    return new Parser(text).whole();
  }

  /** How many of a text's first characters are an expression, as far as it goes; 0 if none. */
  static int lengthOfFirst(String text) {
    return new Parser(text).lengthOfFirst();
  }
}
