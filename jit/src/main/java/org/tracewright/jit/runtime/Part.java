package org.tracewright.jit.runtime;

import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.record.Recording;

/** One trace of a region and where in the region's tree it stands. */
final class Part {
  final Trace recorded;
  final Recording.Ending ending;

  /** The part and the exit it continues, -1 for the region's first. */
  final int parent;

  final int exit;

  /** Whether ends of other parts that lead to its key may jump to it. */
  final boolean label;

  /** Whether it had to leave because the region grew too large. */
  boolean cut;

  /** Its optimised form, {@code null} until it is compiled for the first time. */
  Trace trace;

  Part(Trace recorded, Recording.Ending ending, int parent, int exit, boolean label) {
    this.recorded = recorded;
    this.ending = ending;
    this.parent = parent;
    this.exit = exit;
    this.label = label;
  }

  int key() {
    return recorded.key();
  }
}
