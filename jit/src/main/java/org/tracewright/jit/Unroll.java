package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Loops of this method are followed round by round, though the number of rounds is not constant:
 * every number that occurs becomes a branch of the trace.
 *
 * <p><b>Law.</b> None.
 *
 * <p><b>Misuse.</b> With many different numbers of rounds, or high ones, code grows and keeps being
 * compiled. Such a method had better be called, which happens by itself without this hint.
 *
 * <p><b>Cost.</b> The operations of all rounds, and a guard for each. Loops whose number of rounds
 * is constant in the trace need no hint and cost no guard.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Unroll {}
