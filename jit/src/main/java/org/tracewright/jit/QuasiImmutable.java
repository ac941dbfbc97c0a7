package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@code int}, {@code long} or narrower field that changes seldom, such as a mode: compiled code
 * is specialised on its value, and looks once in a trace whether it is still the same.
 *
 * <p><b>Law.</b> None; anybody may write it at any time.
 *
 * <p><b>Misuse.</b> A field that changes often makes a branch of the trace for every value.
 *
 * <p><b>Cost.</b> A load and a comparison in each trace, and again behind each {@link Residual}
 * call.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface QuasiImmutable {}
