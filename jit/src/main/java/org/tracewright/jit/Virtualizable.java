package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of the model that compiled code keeps in a local variable of the JVM, and so in a
 * register if there is one left. On a {@code final} array of primitives every element is kept; the
 * array's length must not exceed 256.
 *
 * <p><b>Law.</b> The field is an instance field of the class with the merge point, or of one that
 * it extends. While the model runs no other thread reads or writes it; methods that compiled code
 * calls see it as it should be.
 *
 * <p><b>Misuse.</b> An element that is chosen by an index that is not constant is reached in
 * memory, with all others written back before and read again behind it: promote the index, or leave
 * the hint out; {@link JitDriver#notes} tells where. A loop that may still be left in this turn is
 * not compiled then.
 *
 * <p><b>Not needed</b> on references, other than arrays, that have no hint at all and are not
 * {@code volatile}: where a method of the model writes one, it is kept in a local variable anyway.
 *
 * <p><b>Cost.</b> A load where compiled code is entered, a store where it is left, and both around
 * each {@link Residual} call, for every field that the code uses. A field that is hardly used needs
 * no hint.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Virtualizable {}
