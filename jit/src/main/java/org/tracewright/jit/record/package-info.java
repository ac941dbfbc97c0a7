/**
 * The meta-interpreter: executes turns of a model's loop from its class file and writes down what
 * they did.
 *
 * <h2>Terms</h2>
 *
 * <dl>
 *   <dt>machine
 *   <dd>executes JVM instructions on {@code Activation}s, on the real objects. Each value is there
 *       twice: concrete, and as the position in the trace that computes it
 *   <dt>tape
 *   <dd>told of every operation, answers with its position. {@code TraceTape} writes a trace and
 *       folds what is constant; {@code Silence} writes nothing, for turns that are only executed
 *   <dt>info
 *   <dd>what is known of the value at a position: its class, that it is not null, its path
 *   <dt>path
 *   <dd>the way to a value over what never changes, from the model object or a static field. What
 *       is read at its end is a constant, and a {@link org.tracewright.jit.ir.Fact} says so: other
 *       objects that use the code are asked whether it holds for them
 *   <dt>turn state
 *   <dd>what a guard restores: before the turn's first effect the turn's start, behind it the
 *       machine's frames
 *   <dt>journal
 *   <dd>the old values of what a turn wrote, so that a turn that cannot be recorded is taken back.
 *       A call that was not looked into tears it
 *   <dt>stop
 *   <dd>the turn cannot be recorded, and why; or it can if it is tried again in another way
 * </dl>
 *
 * <h2>Turns</h2>
 *
 * A recording is a row of turns, from a merge point to another. Guards behind a turn's first effect
 * would leave in its middle, where only an {@code Interpreter} could go on, slowly: when the turn
 * is over, {@code Hoist} moves those before the effect that do not depend on it. In turns that part
 * in their middle all the same, calls are made instead of followed ({@code Partings}).
 *
 * <h2>The same machine without a tape</h2>
 *
 * It finishes turns that compiled code has left in the middle ({@code Interpreter}), and judges
 * compiled code in checked runs: {@code Replay} executes the turns again and compares, with
 * whatever stands outside the model answered by what compiled code was told.
 */
package org.tracewright.jit.record;
