package org.tracewright.jit.record;

import org.tracewright.jit.AbortReason;

/** Ends the recording of a turn, in front of an instruction's effect. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final AbortReason reason;
  private final boolean again;

  private Stop(AbortReason reason, String detail, boolean again) {
    super(detail, null, false, false);
    this.reason = reason;
    this.again = again;
  }

  /** The turn cannot be recorded. */
  static Stop because(AbortReason reason, String detail) {
    return new Stop(reason, detail, false);
  }

  /** The turn can be recorded from its start, now that a method is no longer inlined. */
  static Stop andTryAgain(AbortReason reason, String detail) {
    return new Stop(reason, detail, true);
  }

  AbortReason reason() {
    return reason;
  }

  boolean again() {
    return again;
  }
}
