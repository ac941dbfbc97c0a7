package org.tracewright.jit.runtime;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.tracewright.jit.ir.Exit;

/** What is known of one exit of a region; kept when the region is emitted again. */
final class ExitState {
  /** A trigger that is never reached. */
  static final int NEVER = Integer.MAX_VALUE;

  private static final int MAX_TRIES = 3;
  private static final int MAX_WAIT = 1 << 16; // passages that are counted

  final Part part;
  final int exit;

  /** Frames to finish the turn from, empty where the exit is a merge point. */
  List<Exit.Frame> frames = List.of();

  /** Whether it is taken when the run was long enough: the same code may go on there. */
  boolean pauses;

  /** Whether there is nothing to do behind it but to go on at the key, which may be any. */
  boolean isPassage;

  /** Whether the key it leads to is computed. */
  boolean computed;

  /** Of a computed exit: keys to which it leads often. */
  final Set<Integer> targets = new ConcurrentSkipListSet<>();

  /** Passages since something was last done about them. */
  int count;

  /** The model's {@link Binding#progress} when the first of these passed. */
  long since;

  /**
   * Progress from one passage to the next, when it was hot last: instructions, or nanoseconds if
   * the model counts none, 0 in synchronous runs.
   */
  long interval;

  /** Passages ever. */
  long total;

  /** The count at which something has to be done. */
  int trigger;

  /** Why no bridge is tried any more; empty as long as one may be. */
  String note = "";

  private int tries;

  ExitState(Part part, int exit, int trigger) {
    this.part = part;
    this.exit = exit;
    this.trigger = trigger;
  }

  /** A bridge could not be recorded; later tries come at ever longer intervals. */
  void failed(String reason) {
    trigger = (int) Math.min(1 << 28, trigger * 4L);
    if (++tries >= MAX_TRIES) {
      giveUp(reason);
    }
  }

  /** Nothing can be done about it now; it is looked at again at ever longer intervals. */
  void waits(String reason) {
    note = reason;
    trigger = Math.min(MAX_WAIT, trigger * 2);
  }

  /** No bridge is tried any more. */
  void giveUp(String reason) {
    note = reason;
    trigger = NEVER;
  }
}
