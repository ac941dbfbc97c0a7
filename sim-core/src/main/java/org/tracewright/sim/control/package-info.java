/**
 * Run control: breakpoints, watchpoints, steps, and going back in time, over any machine and engine
 * and for any user interface.
 *
 * <p>{@link org.tracewright.sim.control.RunControl} is the way in. All its methods but {@code
 * interrupt} belong to the one thread that runs the machine; each run gives a {@link
 * org.tracewright.sim.StopReason}, and {@code hits} then names the stoppoints that ended it. A stop
 * leaves the machine between two instructions, before the instruction that a breakpoint stands at
 * or that touches watched memory; the next run begins with that instruction.
 */
package org.tracewright.sim.control;
