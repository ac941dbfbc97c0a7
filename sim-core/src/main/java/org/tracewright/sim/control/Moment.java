package org.tracewright.sim.control;

import org.tracewright.sim.Machine;

/**
 * A state in the life of a machine.
 *
 * @param retired instructions retired before it
 * @param pc address of the next instruction: what neither retires nor jumps back, such as a trap,
 *     has its states told apart by it
 */
record Moment(long retired, int pc) {
  static Moment of(Machine machine) {
    return new Moment(machine.cpu().retired(), machine.cpu().pc());
  }
}
