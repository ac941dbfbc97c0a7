package org.tracewright.test;

/** How a guest is executed. All engines come to the same results by the same instructions. */
public enum Engine {
  /** The model's loop as it is written. */
  INTERPRETER,

  /** Hot code is compiled; code compiled in one simulator is there for the others of this JVM. */
  JIT,

  /**
   * Interpreter and compiled code side by side. Where they part, the run ends with a {@link
   * org.tracewright.sim.StopReason.HostError}. Slow, for every run compares all memory.
   */
  LOCKSTEP,

  /**
   * Compiled code is run, taken back and compared with the interpreter, turn by turn, and what the
   * hints of the processor's model promise is verified; what is wrong is thrown as an {@link
   * AssertionError}. For those who write a model: a hundred times slower than compiled code.
   */
  CHECKED
}
