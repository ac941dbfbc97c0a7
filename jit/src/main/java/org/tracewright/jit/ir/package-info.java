/**
 * Linear SSA for traces. A {@link org.tracewright.jit.ir.Trace} is a list of operations; an
 * operation's identity is its position.
 */
package org.tracewright.jit.ir;
