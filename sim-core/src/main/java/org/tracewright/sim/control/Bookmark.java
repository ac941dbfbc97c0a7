package org.tracewright.sim.control;

import org.tracewright.sim.Snapshot;

/**
 * A state that a {@link RunControl} can go to.
 *
 * @param snapshot the state
 * @param generation of the history that it belongs to
 */
public record Bookmark(Snapshot snapshot, long generation) {
  /** The generation of no history: what was recorded is forgotten on the way there. */
  private static final long NONE = -1;

  /** A state from elsewhere. */
  public static Bookmark of(Snapshot snapshot) {
    return new Bookmark(snapshot, NONE);
  }
}
