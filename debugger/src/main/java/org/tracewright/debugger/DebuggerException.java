package org.tracewright.debugger;

import java.util.Objects;

/**
 * A mistake of the user at the debugger: one line that says what is wrong and what would not be.
 */
public final class DebuggerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A mistake. */
  public DebuggerException(String message) {
    super(Objects.requireNonNull(message), null, false, false);
  }
}
