package org.tracewright.jit.record;

import java.util.function.IntPredicate;

/**
 * What to record. A trace always ends when it comes back to the key it started with or to another
 * key it has already passed.
 *
 * @param maxOps number of operations after which the trace ends at the next merge point
 * @param maxTurns number of turns after which it ends
 * @param stop keys at which it ends, such as the labels of the region being grown
 * @param stopBackward whether it ends at the first jump to a key not greater than the key jumped
 *     from
 * @param raw whether to record what depends on constants only, too
 * @param rehearsed whether the last turn is taken back, if that is possible
 * @param fork number of the branch in the turn, 0 for the first that depends on more than
 *     constants, that is to go the other way; -1 for none. Such a turn did not happen: it is always
 *     taken back
 */
public record Request(
    int maxOps,
    int maxTurns,
    IntPredicate stop,
    boolean stopBackward,
    boolean raw,
    boolean rehearsed,
    int fork) {
  /** A loop or a segment of at most {@code maxOps} operations, with no other place to stop. */
  public static Request of(int maxOps, int maxTurns) {
    return new Request(maxOps, maxTurns, key -> false, false, false, false, -1);
  }

  /** One turn, which is taken back if nothing was done in it that cannot be. */
  public static Request rehearsal(int maxOps) {
    return new Request(maxOps, 1, key -> false, false, false, true, -1);
  }

  /** One turn as it would go if one of its branches went the other way. */
  public static Request fork(int maxOps, int branch) {
    return new Request(maxOps, 1, key -> false, false, false, true, branch);
  }

  /** The same, ending at these keys as well. */
  public Request stoppingAt(IntPredicate keys) {
    return new Request(maxOps, maxTurns, keys, stopBackward, raw, rehearsed, fork);
  }
}
