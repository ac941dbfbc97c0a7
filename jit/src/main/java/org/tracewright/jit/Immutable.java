package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The elements of this array never change: reads with constant indices fold. Of an array of
 * objects, the class and the final fields of its elements are taken for constants as well, so that
 * a program that is a table of instruction objects disappears from compiled code.
 *
 * <p><b>Law.</b> The field is final, and no element is written once a machine that uses the array
 * has run. Machines may have arrays with different elements: each runs only code that was made from
 * elements like its own.
 *
 * <p><b>Misuse.</b> Compiled code goes on with the old element, and nothing tells. Code that the
 * guest may write belongs into a {@link CodeMemory}. On a field that is not final the hint does
 * nothing.
 *
 * <p><b>Cost.</b> For every element that a trace has read, one comparison when a machine comes to
 * the compiled code for the first time.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Immutable {
  /**
   * Of an array of arrays, in how many dimensions this holds. By default only the outermost array
   * is one whose elements never change; the arrays it holds are memory like any other.
   */
  int dimensions() default 1;
}
