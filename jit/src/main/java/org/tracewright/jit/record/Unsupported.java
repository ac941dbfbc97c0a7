package org.tracewright.jit.record;

/**
 * An instruction that nothing executes: the reader refuses a loop with a monitor, and methods with
 * one are not inlined.
 */
record Unsupported(String what) implements Instruction {
  @Override
  public void execute(Machine m, Activation f) {
    throw new AssertionError(f.place() + ": " + what);
  }
}
