package org.tracewright.jit.runtime;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tracewright.jit.ir.Trace;

/** One trace of a region. */
final class Part {
  final Trace recorded;

  /** The exit that asked for it, {@code null} for a region's first. */
  final ExitState from;

  /** For a planned part: how often it is taken, as far as that can be told. */
  final long expected;

  /** Whether it had to leave because the region grew too large. */
  boolean gone;

  /** Its optimised form, {@code null} until it is compiled for the first time. */
  Trace trace;

  private final Map<Integer, ExitState> exits = new HashMap<>();
  private Set<Integer> turns;

  /** Whether it is a turn's unlikely way, beside a part for the likely one. */
  final boolean fork;

  Part(Trace recorded, ExitState from, long expected) {
    this(recorded, from, expected, false);
  }

  Part(Trace recorded, ExitState from, long expected, boolean fork) {
    this.fork = fork;
    this.recorded = recorded;
    this.from = from;
    this.expected = expected;
  }

  int key() {
    return recorded.key();
  }

  /** The keys of its turns. */
  synchronized Set<Integer> turns() {
    if (turns == null) {
      turns = Collections.unmodifiableSet(Turns.of(recorded));
    }
    return turns;
  }

  /** What is known of the exit with an index in the optimised trace. */
  ExitState exit(int index, int trigger) {
    return exits.computeIfAbsent(index, i -> new ExitState(this, i, trigger));
  }

  /** Counts all passages anew. */
  void recount() {
    exits.values().forEach(exit -> exit.count = 0);
  }

  /** How often it is asked for. */
  long weight() {
    return from == null ? expected : from.total;
  }
}
