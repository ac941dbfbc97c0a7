package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method's answer depends on its arguments alone, the receiver among them, and it has no
 * effect: calls with constant arguments fold, equal calls are merged, calls whose result is not
 * needed vanish. It is called, not followed.
 *
 * <p><b>Law.</b> Equal arguments give equal answers for as long as the process lives; what the
 * method reads besides must never change. It must not throw for arguments that it is called with.
 *
 * <p><b>Misuse.</b> Compiled code goes on with the answer of an earlier call, and nothing tells.
 *
 * <p><b>Cost.</b> A call wherever an argument is not constant. A short method is better followed,
 * without any hint; this one is for what is long, such as a table search or a decoder.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Elidable {}
