package org.tracewright.jit.runtime;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.tracewright.jit.ir.Trace;

/** One trace of a region. */
final class Part {
  private final int key;

  private final Supplier<Trace> recorded;

  /** The exit that asked for it, {@code null} for a region's first. */
  final ExitState from;

  /** For a planned part: how often it is taken, as far as that can be told. */
  final long expected;

  /** Whether it had to leave because the region grew too large. */
  boolean gone;

  /** Its optimised form, {@code null} until it is compiled for the first time. */
  Trace trace;

  /** Whether it is in a file already. */
  boolean isSaved;

  private final Map<Integer, ExitState> exits = new ConcurrentHashMap<>();
  private Set<Integer> turns;

  /** Whether it is a turn's unlikely way, beside a part for the likely one. */
  final boolean fork;

  Part(Trace recorded, ExitState from, long expected) {
    this(recorded, from, expected, false);
  }

  Part(Trace recorded, ExitState from, long expected, boolean fork) {
    this(recorded.key(), () -> recorded, from, expected, fork);
  }

  private Part(int key, Supplier<Trace> recorded, ExitState from, long expected, boolean fork) {
    this.key = key;
    this.fork = fork;
    this.recorded = recorded;
    this.from = from;
    this.expected = expected;
  }

  /** One that another process recorded and optimised. */
  static Part saved(Trace optimised, Supplier<Trace> recorded, long expected, boolean fork) {
    Part part = new Part(optimised.key(), recorded, null, expected, fork);
    part.trace = optimised;
    part.isSaved = true;
    return part;
  }

  int key() {
    return key;
  }

  /** As it was recorded. */
  Trace recorded() {
    return recorded.get();
  }

  /** As it is compiled, or is going to be optimised. */
  Trace latest() {
    return trace == null ? recorded() : trace;
  }

  /** The keys of its turns. */
  synchronized Set<Integer> turns() {
    if (turns == null) {
      turns = Collections.unmodifiableSet(Turns.of(latest()));
    }
    return turns;
  }

  /** What is known of the exit with an index in the optimised trace. */
  ExitState exit(int index, int trigger) {
    return exits.computeIfAbsent(index, i -> new ExitState(this, i, trigger));
  }

  /** Where its computed exits are known to lead, by exit; those of which that is known. */
  Map<Integer, List<Integer>> targets() {
    Map<Integer, List<Integer>> known = new TreeMap<>();
    exits.forEach((index, exit) -> known.put(index, List.copyOf(exit.targets)));
    known.values().removeIf(List::isEmpty);
    return known;
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
