package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Once this field holds something else than its default value (0, {@code false}, {@code null}), it
 * holds that for ever: compiled code takes such a value for a constant, as that of a final field. A
 * default value is read again each time. For what is found out late and then stays: a device that
 * is attached, a size that the guest sets up, a table that is made when first asked for.
 *
 * <p>With {@link #dimensions} the same holds for the elements of the array in the field: each is
 * written once, at any time. A table of decoded instructions, filled as the guest gets there, folds
 * away this way. Of the objects in it the class and the final fields are constants as well.
 *
 * <p><b>Law.</b> A value other than the default is never replaced by another one, by nobody, as
 * long as the model's object is run; going back to a snapshot is no exception. Writing the same
 * value again is allowed.
 *
 * <p><b>Misuse.</b> Compiled code goes on with the old value, and nothing tells. What may change
 * back is {@link QuasiImmutable}. What cannot be reached from the model, or a static field, over
 * fields and elements that never change, is read each time; so is what is {@link Virtualizable},
 * and an element whose index is not constant.
 *
 * <p><b>Cost.</b> For every value that a trace has read, one comparison when a machine comes to the
 * compiled code for the first time: one that still holds the default there, or something else, has
 * code made for itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Stable {
  /**
   * Of an array, in how many dimensions its elements are stable, too; at least 0. By default only
   * the field itself is.
   */
  int dimensions() default 0;
}
