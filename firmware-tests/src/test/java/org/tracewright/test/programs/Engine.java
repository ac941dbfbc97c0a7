package org.tracewright.test.programs;

import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/** The ways to run a program, all of which must come to the same end by the same instructions. */
enum Engine {
  /** The model's loop as it is written. */
  INTERPRETER {
    @Override
    StopReason run(Machine machine, long budget) {
      return machine.run(budget);
    }
  },

  /** The same in many short runs, so that stopping and going on must leave no trace. */
  SLICED {
    private static final long SLICE = 1009;

    @Override
    StopReason run(Machine machine, long budget) {
      StopReason reason = machine.run(SLICE);
      while (reason instanceof StopReason.Budget && machine.cpu().retired() < budget) {
        reason = machine.run(SLICE);
      }
      return reason;
    }
  };

  /** Runs a fresh machine until its program ends, or until the budget is used up. */
  abstract StopReason run(Machine machine, long budget);
}
