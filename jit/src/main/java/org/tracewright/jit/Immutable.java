package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The elements of this array never change once the model runs: reads with constant indices fold.
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
