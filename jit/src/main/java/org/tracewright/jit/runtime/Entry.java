package org.tracewright.jit.runtime;

/** What one model object knows about the code at a green key. */
final class Entry {
  final int key;

  /** The emission that may be run; {@code null} if none is known. */
  Installed code;

  /** {@link Regions#version} when no code was found; -1 to look again in any case. */
  int seen = -1;

  /** Dropped code here, or recordings that failed. */
  int failures;

  /** Arrivals, counted only where the shared counters cannot. */
  int count;

  /** How often it got hot although a region has it in the middle of a trace. */
  int covered;

  /** Operations a trace from here may have; 0 for the usual number. */
  int maxOps;

  /** What the code watches call when code changes. */
  Runnable drop;

  Entry(int key) {
    this.key = key;
  }
}
