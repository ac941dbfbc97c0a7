/**
 * The CHIP-8 family: CHIP-8 as on the COSMAC VIP, SUPER-CHIP as on the HP48 and as modern
 * interpreters have it, XO-CHIP.
 *
 * <p>{@link org.tracewright.cpu.chip8.Chip8} is the processor that a machine drives. Inside it,
 * {@code Interpreter} is the loop that fetches, decodes and executes, in the form that the tracer
 * reads; {@code Decoding} says what a word means, {@code Arithmetic} computes, {@code Display} and
 * {@code Timers} are what the instructions draw on and wait for. {@link
 * org.tracewright.cpu.chip8.Profile} names a machine of the family, {@link
 * org.tracewright.cpu.chip8.Quirks} what it is known to differ in, and {@link
 * org.tracewright.cpu.chip8.Chip8Platform} puts a machine together.
 *
 * <p>Guest time is counted in instructions: a frame, a sixtieth of a second, has as many as the
 * platform says. An instruction that waits counts once for each instruction that could have run
 * meanwhile. So a run depends on program, profile, seed and key script, and on nothing else.
 */
package org.tracewright.cpu.chip8;
