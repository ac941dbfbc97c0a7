package org.tracewright.examples.stackvm;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Virtualizable;

/**
 * A stack machine whose program is a table of objects: each instruction knows how to execute
 * itself. Stack and variables hold {@code long}s.
 */
public final class StackMachine {
  /** The handle of the JIT on machines of this kind. */
  public static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "stack machine");

  private static final int STACK = 16;
  private static final int VARIABLES = 16;
  private static final int CALLS = 256;

  @Immutable private final Instruction[] program;
  @Virtualizable private final long[] stack = new long[STACK];
  @Virtualizable private final long[] variables = new long[VARIABLES];
  private final int[] calls = new int[CALLS];
  @Virtualizable private int pc;
  @Virtualizable private int depth;
  @Virtualizable private int callDepth;
  @Virtualizable private boolean halted;

  /** A machine in front of its first instruction; execution ends behind the last. */
  public StackMachine(List<Instruction> program) {
    this.program = program.toArray(Instruction[]::new);
  }

  /** Runs to the end of the program. */
  public void run() {
    while (true) {
      JIT.mergePoint(this, pc);
      if (halted || pc == program.length) {
        return;
      }
      program[pc++].execute(this);
    }
  }

  /** A variable's value. */
  public long variable(int index) {
    return variables[index];
  }

  void push(long value) {
    stack[JitDriver.promote(depth)] = value;
    depth++;
  }

  long pop() {
    depth--;
    return stack[JitDriver.promote(depth)];
  }

  void setVariable(int index, long value) {
    variables[index] = value;
  }

  void jump(int target) {
    pc = target;
  }

  void call(int target) {
    calls[callDepth++] = pc;
    pc = target;
  }

  void goBack() {
    pc = calls[--callDepth];
  }

  void halt() {
    halted = true;
  }
}
