package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Compiled code calls the method instead of containing it. For what is rare, long or none of the
 * guest's business: traps, devices, input and output, logging.
 *
 * <p><b>Law.</b> None: it may read and write whatever it likes, and throw.
 *
 * <p><b>Misuse.</b> On a short method of the hot path it is only slow. A method that the loop calls
 * before it has tested for its end keeps the turn from being compiled.
 *
 * <p><b>Cost.</b> The call, and around it all {@link Virtualizable} fields are written back and
 * read again; what was known of fields and arrays is forgotten. That includes the program counter:
 * a turn that reads its field again behind the call is no longer specialised on it, fetches and
 * decodes at run time and takes ten times as long. Read it into a local variable first. And let the
 * method be called only when there is something to do: {@code if (pending) handle();}
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Residual {}
