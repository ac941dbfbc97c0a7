package org.tracewright.isa.assembler;

/**
 * A mistake in assembly source.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what was expected
 * @param source the line itself
 */
public record Diagnostic(int line, int column, String message, String source) {
  private static final int LONGEST = 200;

  /** Place and message, then the line, then a caret under the place. */
  @Override
  public String toString() {
    StringBuilder caret = new StringBuilder();
    for (int i = 0; i < Math.min(column - 1, LONGEST); i++) {
      caret.append(i < source.length() && source.charAt(i) == '\t' ? '\t' : ' ');
    }
    String shown = source.length() > LONGEST ? source.substring(0, LONGEST) + "..." : source;
    return "%d:%d: %s%n    %s%n    %s^".formatted(line, column, message, shown, caret);
  }
}
