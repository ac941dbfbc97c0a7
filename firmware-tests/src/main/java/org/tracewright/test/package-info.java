/**
 * Simulators in tests: programs for a chip, run and taken apart from JUnit or any other Java code.
 *
 * <p>{@link org.tracewright.test.Simulator} is a guest in a machine of its own: run it, call its
 * functions, talk to its console, look at its memory. {@link
 * org.tracewright.test.SimulatorAssertions} has AssertJ assertions on it, and {@link
 * org.tracewright.test.FirmwareTest} and {@link org.tracewright.test.SimulatorExtension} bring it
 * into JUnit. Neither JUnit nor AssertJ is needed by those who do not use those classes.
 *
 * <p>A failure is a {@link org.tracewright.test.SimulationFailure}, whose message is a report.
 */
package org.tracewright.test;
