/**
 * Integer expressions as C has them, over the registers and the memory of a guest: {@code $a0 + 4},
 * {@code *(u16*)(buffer + 2)}, {@code count = 0}. {@link
 * org.tracewright.debugger.expression.Expression#parse} is the way in.
 */
package org.tracewright.debugger.expression;
