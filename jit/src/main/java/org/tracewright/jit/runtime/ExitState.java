package org.tracewright.jit.runtime;

import java.util.List;
import org.tracewright.jit.ir.Exit;

/** What is known of one exit of a region; kept when the region is emitted again. */
final class ExitState {
  private static final int MAX_TRIES = 3;

  /** Frames to finish the turn from, empty where the exit is a merge point. */
  List<Exit.Frame> frames = List.of();

  /** Whether the key it leads to is computed. */
  boolean computed;

  final int part;
  final int exit;

  /** Passages since the region was last emitted or a bridge was last tried. */
  int count;

  /** Passages ever. */
  long total;

  /** The count at which a bridge is recorded. */
  int trigger;

  /** How many bridges it has, or will have at the next emission. */
  int bridges;

  /** Whether a bridge waits for the next emission. */
  boolean pending;

  /** Whether what follows has to be a region of its own. */
  boolean apart;

  /** Why no bridge is tried any more; empty as long as one may be. */
  String note = "";

  private int tries;

  ExitState(int part, int exit, int trigger) {
    this.part = part;
    this.exit = exit;
    this.trigger = trigger;
  }

  /** A bridge could not be recorded; later tries come at ever longer intervals. */
  void failed(String reason) {
    count = 0;
    trigger = (int) Math.min(1 << 28, trigger * 4L);
    if (++tries >= MAX_TRIES) {
      giveUp(reason);
    }
  }

  /** No bridge is tried any more. */
  void giveUp(String reason) {
    note = reason;
    trigger = Integer.MAX_VALUE;
  }
}
