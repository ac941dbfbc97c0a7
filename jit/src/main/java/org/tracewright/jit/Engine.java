package org.tracewright.jit;

/** How a model is run. */
public enum Engine {
  /** Interpreted: merge points do nothing. */
  OFF,
  /** Hot code is compiled. */
  JIT,
  /** Compiled code is run, taken back and compared with the interpreter; hints are verified. */
  CHECKED
}
