/**
 * Measurements: how fast guest programs run here and elsewhere.
 *
 * <p>A {@link org.tracewright.bench.Workload} does the same work over and over. Every {@link
 * org.tracewright.bench.Contender} runs it in a process of its own, one process at a time, and all
 * of them are watched in the same way, from outside: wall time, processor time of all threads, the
 * most memory that was resident, and the times at which the program wrote its dots. So no figure
 * rests on what a simulator says of itself, but for those that only it can know: side exits,
 * compiled share, compile time.
 *
 * <p>What is measured, and why so, is in {@code docs/benchmark.md}.
 */
package org.tracewright.bench;
