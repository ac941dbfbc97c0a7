package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of the model that compiled code keeps in JVM locals. On a {@code final} array field every
 * element is kept, for constant indices; the array's length must not exceed 256.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Virtualizable {}
