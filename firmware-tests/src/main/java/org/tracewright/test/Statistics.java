package org.tracewright.test;

import org.tracewright.jit.JitStatistics;

/**
 * What a simulator did so far.
 *
 * @param instructions retired by the guest
 * @param nanos guest time
 * @param compiling what compiling did for this simulator; code that another one had compiled counts
 *     where it is used
 */
public record Statistics(long instructions, long nanos, JitStatistics compiling) {}
