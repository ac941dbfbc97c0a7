package org.tracewright.debugger.dwarf;

/** Debug information that cannot be read; its message is one line. Never leaves the package. */
final class DwarfException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DwarfException(String message) {
    // A hostile file may cause thousands of these: no stack trace.
    super(message, null, false, false);
  }
}
