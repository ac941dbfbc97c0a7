package org.tracewright.jit.runtime;

import java.util.HashMap;
import java.util.Map;
import org.tracewright.jit.ir.Trace;

/** One trace of a region. */
final class Part {
  final Trace recorded;

  /** The exit that asked for it, {@code null} for a region's first. */
  final ExitState from;

  /** Whether it had to leave because the region grew too large. */
  boolean gone;

  /** Its optimised form, {@code null} until it is compiled for the first time. */
  Trace trace;

  private final Map<Integer, ExitState> exits = new HashMap<>();

  Part(Trace recorded, ExitState from) {
    this.recorded = recorded;
    this.from = from;
  }

  int key() {
    return recorded.key();
  }

  /** What is known of the exit with an index in the optimised trace. */
  ExitState exit(int index, int trigger) {
    return exits.computeIfAbsent(index, i -> new ExitState(this, i, trigger));
  }

  /** Counts all passages anew. */
  void recount() {
    exits.values().forEach(exit -> exit.count = 0);
  }

  /** How often it was asked for; the header's part is asked for most. */
  long weight() {
    return from == null ? Long.MAX_VALUE : from.total;
  }
}
