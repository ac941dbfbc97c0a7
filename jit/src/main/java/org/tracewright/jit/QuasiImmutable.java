package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@code int}, {@code long} or narrower field that changes seldom, such as a mode: compiled code
 * is specialised on its value, and looks whether it is still the same where it is entered, and
 * behind what may have written it.
 *
 * <p><b>Law.</b> None; anybody may write it at any time. What another thread writes is seen when
 * compiled code is entered next, which is after a fraction of a millisecond.
 *
 * <p><b>Misuse.</b> For each value there is code of its own: a field that changes often has the
 * model interpreted, or compiled again and again.
 *
 * <p><b>Cost.</b> A load and a comparison where code is entered, and again behind each {@link
 * Residual} call.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface QuasiImmutable {}
