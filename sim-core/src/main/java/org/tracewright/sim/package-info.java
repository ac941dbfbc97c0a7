/**
 * The machine around a processor model: memory, bus, devices, clock, program loading and run
 * control.
 *
 * <p>A {@link org.tracewright.sim.Machine} is one guest, whole: nothing in this package is static
 * and mutable, so any number of machines live in one JVM without meeting. A machine is made by its
 * {@link org.tracewright.sim.Machine.Builder builder}; its {@link org.tracewright.sim.Cpu} runs
 * guest instructions in turns bounded by a retired-instruction count, and each run ends with a
 * {@link org.tracewright.sim.StopReason}.
 *
 * <p>Guest faults are values: an access that no memory and no device answers is {@link
 * org.tracewright.sim.Bus#FAULT}, never an exception. Addresses are 32-bit and unsigned, held in
 * {@code int}; guest time is counted in retired instructions.
 */
package org.tracewright.sim;
