package org.tracewright.jit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method does nothing if its first argument is false; compiled code looks at that itself, calls
 * the method if it is true, and goes on behind the call either way. For what is due now and then in
 * the middle of a turn: a device that wants to be polled, a buffer that is full. The same written
 * as {@code if (due) handle();} around a {@link Residual} method makes two ways of the turn, and
 * compiled code that was made for one of them is left whenever the other is taken.
 *
 * <pre>{@code
 * @ConditionalCall
 * private void drain(boolean full) {
 *   if (full) {
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p><b>Law.</b> The method returns nothing and its first parameter is a {@code boolean}. With
 * {@code false} it has no effect and does not throw; with {@code true} it may do whatever it likes.
 * The same holds for methods that override it.
 *
 * <p><b>Misuse.</b> What it does with {@code false} compiled code does not do. A method of another
 * shape is called each time, like a {@link Residual} one, and {@link JitDriver#notes} says so.
 *
 * <p><b>Cost.</b> A test, the store of the green key, and a nanosecond or so for what has to be
 * read from memory again, as nothing is known of the model's fields behind the call, made or not:
 * not even of the program counter, so the turn had better read that into a local variable before.
 * When the call is made all {@link Virtualizable} fields are written back and read again around it;
 * each place in compiled code holds the code for that, a dozen bytes a field. For what happens less
 * often than once in a thousand times, and in loops where every nanosecond counts, {@code if (due)
 * handle();} is better.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ConditionalCall {}
