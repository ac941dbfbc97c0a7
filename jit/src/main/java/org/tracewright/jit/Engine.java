package org.tracewright.jit;

/** How a model is run. */
public enum Engine {
  /** Interpreted: merge points do nothing. */
  OFF,
  /** Hot code is compiled. */
  JIT,
  /**
   * Compiled code is run, taken back and compared with the interpreter, turn by turn; what the
   * hints promise is verified. For tests of a model: a hundred times slower than compiled code.
   */
  CHECKED
}
