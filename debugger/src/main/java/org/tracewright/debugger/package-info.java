/**
 * The debugger: a command engine that knows no terminal, and the prompt in front of it. What it
 * controls is a {@link org.tracewright.sim.control.RunControl}.
 */
package org.tracewright.debugger;
