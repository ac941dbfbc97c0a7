package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The {@code long} field that counts retired guest instructions; a {@link Virtualizable}, too. With
 * {@link Limit} it lets compiled code count a whole round of a loop at once.
 *
 * <p><b>Law.</b> There is one in a model, an instance field, and it only grows.
 *
 * <p><b>Misuse.</b> What is added to it is added in compiled code as well: nothing can go wrong.
 *
 * <p><b>Cost.</b> An addition and a comparison in each round of a loop, instead of in each turn.
 * The field is exact at every exit and at every call.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Retired {}
