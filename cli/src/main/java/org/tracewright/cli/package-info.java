/**
 * The {@code tw} command: the one place that wires CPU, machine and engine together.
 *
 * <p>{@link org.tracewright.cli.Main} picks a {@link org.tracewright.cli.Command} by name; a
 * command reads its arguments, does its work on the {@link org.tracewright.cli.Streams} it is given
 * and answers an {@linkplain org.tracewright.cli.ExitStatus exit status}. What is wrong with the
 * user's input is thrown as a {@link org.tracewright.cli.UserError}: one line of cause, one of
 * remedy.
 *
 * <p>A start costs more than most guest programs, so libraries are loaded only by what needs them:
 * {@code tw run PROGRAM} touches neither the option parser nor the JSON writer.
 */
package org.tracewright.cli;
