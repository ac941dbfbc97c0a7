package org.tracewright.test.programs;

import org.tracewright.sim.StopReason;
import org.tracewright.test.Engine;
import org.tracewright.test.Simulator;

/** The ways to run a program, all of which must come to the same end by the same instructions. */
enum Way {
  /** The model's loop as it is written. */
  INTERPRETED(Engine.INTERPRETER, Long.MAX_VALUE),

  /** The same in many short runs, so that stopping and going on must leave no trace. */
  SLICED(Engine.INTERPRETER, 1009),

  /** Hot code is compiled. */
  COMPILED(Engine.JIT, Long.MAX_VALUE),

  /** The same in short runs, so that budgets end inside compiled loops. */
  SLICED_COMPILED(Engine.JIT, 10007),

  /** Interpreter and compiled code side by side. */
  LOCKSTEP(Engine.LOCKSTEP, Long.MAX_VALUE),

  /** The first part compiled and checked turn by turn, which is slow; the rest interpreted. */
  CHECKED(Engine.CHECKED, 150_000);

  private final Engine engine;
  private final long slice;

  Way(Engine engine, long slice) {
    this.engine = engine;
    this.slice = slice;
  }

  Engine engine() {
    return engine;
  }

  /** Runs a fresh simulator until its program ends, or until the budget is used up. */
  StopReason run(Simulator simulator, long budget) {
    StopReason reason = simulator.run(Math.min(slice, budget));
    if (this == CHECKED) {
      simulator.setEngine(Engine.INTERPRETER);
    }
    while (reason instanceof StopReason.Budget && simulator.instructions() < budget) {
      reason = simulator.run(Math.min(slice, budget - simulator.instructions()));
    }
    return reason;
  }
}
