package org.tracewright.jit.ir;

import java.util.List;

/**
 * A linear piece of guest execution: what the interpreter did to the guest's state, in order.
 *
 * @param key green key of the turn it starts with
 * @param ops the operations; positions in this list are their identities
 * @param exits what {@link Op.Guard} and {@link Op.Call} refer to
 * @param end where it goes after the last operation: an exit with no frames, that is a merge point.
 *     Its key is a constant when the trace goes on at a known turn (a jump where the region has a
 *     label for it)
 * @param facts what it takes for granted, in the order of their discovery, without repetition
 */
public record Trace(int key, List<Op> ops, List<Exit> exits, Exit end, List<Fact> facts) {
  public Trace {
    ops = List.copyOf(ops);
    exits = List.copyOf(exits);
    facts = List.copyOf(facts);
  }
}
