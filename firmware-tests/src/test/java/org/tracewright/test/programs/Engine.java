package org.tracewright.test.programs;

import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/** The ways to run a program, all of which must come to the same end by the same instructions. */
enum Engine {
  /** The model's loop as it is written. */
  INTERPRETER(org.tracewright.jit.Engine.OFF, Long.MAX_VALUE),

  /** The same in many short runs, so that stopping and going on must leave no trace. */
  SLICED(org.tracewright.jit.Engine.OFF, 1009),

  /** Hot code is compiled. */
  JIT(org.tracewright.jit.Engine.JIT, Long.MAX_VALUE),

  /** The same in short runs, so that budgets end inside compiled loops. */
  SLICED_JIT(org.tracewright.jit.Engine.JIT, 10007),

  /** The first part compiled and checked turn by turn, which is slow; the rest interpreted. */
  CHECKED(org.tracewright.jit.Engine.CHECKED, 150_000);

  private final org.tracewright.jit.Engine engine;
  private final long slice;

  Engine(org.tracewright.jit.Engine engine, long slice) {
    this.engine = engine;
    this.slice = slice;
  }

  /** Runs a fresh machine until its program ends, or until the budget is used up. */
  StopReason run(Machine machine, long budget) {
    setIn(machine);
    StopReason reason = machine.run(Math.min(slice, budget));
    if (this == CHECKED) {
      INTERPRETER.setIn(machine);
    }
    while (reason instanceof StopReason.Budget && machine.cpu().retired() < budget) {
      reason = machine.run(Math.min(slice, budget - machine.cpu().retired()));
    }
    return reason;
  }

  private void setIn(Machine machine) {
    machine.cpu().compilation().orElseThrow().setEngine(engine);
  }
}
