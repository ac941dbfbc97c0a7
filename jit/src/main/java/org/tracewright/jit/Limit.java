package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The {@code long} field that bounds {@link Retired}: the model's loop ends when the count has
 * reached it.
 *
 * <p><b>Law.</b> The loop tests {@code retired < limit}, or the opposite, right behind the merge
 * point or in its condition. Any thread may lower it to stop the loop, if it is {@code volatile};
 * so may methods that the model calls.
 *
 * <p><b>Misuse.</b> If the loop tests something else the hint does nothing.
 *
 * <p>Compiled code looks at the limit every 100,000 instructions or so, and after every call and
 * every store to the field.
 *
 * <p><b>Cost.</b> Near the limit compiled code is left, and the last turns are interpreted: with
 * limits that are a few hundred instructions apart little is gained.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Limit {}
