package org.tracewright.jit.record;

import java.util.BitSet;
import org.tracewright.jit.reader.Flow;

/** Finds the branches that lead out of a loop inside a turn. */
final class LoopExits {
  private LoopExits() {}

  /**
   * The branches with one way that stays in a loop and one that leaves it.
   *
   * @param barrier an instruction from which nothing goes on: the merge point; -1 if none
   */
  static BitSet of(Flow flow, int barrier) {
    BitSet exits = new BitSet();
    if (!jumpsBack(flow)) {
      return exits;
    }
    BitSet[] reached = new BitSet[flow.size()];
    for (int at = 0; at < reached.length; at++) {
      if (flow.next(at).length > 1) {
        reached[at] = loopOf(flow, at, barrier);
        for (int next : flow.next(at)) {
          exits.set(at, exits.get(at) || (!reached[at].isEmpty() && !reached[at].get(next)));
        }
      }
    }
    return exits;
  }

  private static boolean jumpsBack(Flow flow) {
    for (int at = 0; at < flow.size(); at++) {
      for (int next : flow.next(at)) {
        if (next <= at) {
          return true;
        }
      }
    }
    return false;
  }

  // The instructions on a way from the branch back to itself: empty if there is none.
  private static BitSet loopOf(Flow flow, int branch, int barrier) {
    BitSet behind = flow.reachable(flow.successors(branch), barrier);
    if (!behind.get(branch)) {
      return new BitSet();
    }
    BitSet target = new BitSet();
    target.set(branch);
    BitSet loop = flow.reaching(target, barrier);
    loop.and(behind);
    return loop;
  }
}
