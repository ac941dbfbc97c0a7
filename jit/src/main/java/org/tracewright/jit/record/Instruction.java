package org.tracewright.jit.record;

/**
 * A decoded bytecode instruction. It executes in this order, so that a recording may stop in front
 * of it at any point before its effect: look at the operands; have the tape record guards and
 * operations, which may refuse; have the effect; change the frame.
 */
interface Instruction {
  /** Executes it in the frame on top; {@code f.next} is already the next instruction. */
  void execute(Machine m, Activation f);
}
