package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the operation that a static method on a {@code byte[]} performs, so that compiled code may
 * use the fastest form this JVM permits instead of calling the method. A load has the signature
 * {@code (byte[] memory, int index)}, a store {@code (byte[] memory, int index, value)}; both throw
 * {@link IndexOutOfBoundsException} when a byte of the access lies outside the array. The method's
 * own body is the reference.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MemoryAccess {
  /** The operation. */
  Kind value();

  /** Widths in bytes and byte orders: LE is little-endian, BE big-endian. */
  enum Kind {
    LOAD_SHORT_LE,
    LOAD_CHAR_LE,
    LOAD_INT_LE,
    LOAD_LONG_LE,
    STORE_SHORT_LE,
    STORE_INT_LE,
    STORE_LONG_LE,
    LOAD_SHORT_BE,
    LOAD_CHAR_BE,
    LOAD_INT_BE,
    LOAD_LONG_BE,
    STORE_SHORT_BE,
    STORE_INT_BE,
    STORE_LONG_BE
  }
}
