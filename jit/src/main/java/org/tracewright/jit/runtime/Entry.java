package org.tracewright.jit.runtime;

import org.tracewright.jit.ir.Layout;

/** What one model object knows about the code at a green key. */
final class Entry {
  final int key;

  /** The emission that may be run; {@code null} if none is known. */
  Installed code;

  /** Where that is entered. */
  int node;

  /** {@link Regions#version} when no code was found; -1 to look again in any case. */
  int seen = -1;

  /** Dropped code here, or recordings that failed. */
  int failures;

  /** Regions begun here for this model object. */
  int begun;

  /** Arrivals, counted only where the shared counters cannot. */
  int count;

  /** Operations a trace from here may have; 0 for the usual number. */
  int maxOps;

  /** The exit of compiled code that last led here, where there was no code. */
  ExitState fromExit;

  /** Its region. */
  Region fromRegion;

  Entry(int key) {
    this.key = key;
  }

  /** Code is to be looked for again. */
  void forget() {
    code = null;
    seen = -1;
  }

  /** Whether what follows may become a bridge of the region that it was reached from. */
  boolean cameFrom(Layout layout) {
    return fromRegion != null
        && !fromRegion.dropped
        && !fromRegion.isFull()
        && fromRegion.layout.equals(layout)
        && fromExit.frames.isEmpty()
        && fromExit.note.isEmpty();
  }
}
