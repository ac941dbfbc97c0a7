package org.tracewright.jit.runtime;

import org.tracewright.jit.ir.Layout;

/** What one model object knows about the code at a green key. */
final class Entry {
  private static final int FEW = 4; // tries without a pause
  private static final int MAX_PAUSE = 12; // as a power of two

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

  private int pause; // hot arrivals still to be passed over
  private int tries;

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

  /**
   * Whether a hot arrival is passed over: what was tried here and came to nothing is tried again at
   * ever longer intervals.
   */
  boolean rests() {
    if (pause > 0) {
      pause--;
      return true;
    }
    tries++;
    pause = tries < FEW ? 0 : 1 << Math.min(tries - FEW, MAX_PAUSE);
    return false;
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
