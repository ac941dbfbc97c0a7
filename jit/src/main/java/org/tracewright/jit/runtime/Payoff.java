package org.tracewright.jit.runtime;

import java.util.Collection;

/**
 * Whether it pays to compile what a look saw: whether it was interpreted so often that this took
 * more time than compiling it will. What has run for long is likely to go on for as long; code of
 * which each part runs a few thousand times in all never gets there.
 *
 * <p>The unit is a turn that is interpreted, a hundredth of a microsecond or so. Where most of what
 * runs is compiled, what is not costs far more than that: leaving compiled code, and coming back.
 */
final class Payoff {
  private static final int LOOK = 100; // thresholds that a look takes, whatever comes of it
  private static final int KEY = 16; // the same that a key takes to be recorded and compiled
  private static final int PASSAGE = 8; // times as long as a turn where the rest is compiled
  private static final int HOPE = 4; // to one that what was seen first is like the rest
  private static final int MOST = 8; // times as often a key has to be met for the next look

  private final long threshold;
  private final Heat heat;

  /**
   * For one threshold.
   *
   * @param threshold how often a key is met until it is hot; 0 if everything is to be compiled
   * @param heat how often it was met in all
   */
  Payoff(int threshold, Heat heat) {
    this.threshold = threshold;
    this.heat = heat;
  }

  /** Whether a hot key was met often enough for a look at what surrounds it. */
  boolean isLikely(int hot, boolean amidCode) {
    return heat.turns(hot) >= Math.max(heat.wanted(hot), amidCode ? threshold : KEY * threshold);
  }

  /** Whether keys are worth being compiled, once they were looked at. */
  boolean isWorthwhile(Collection<Integer> keys, boolean amidCode) {
    return turns(keys, amidCode) >= KEY * threshold * keys.size();
  }

  /** Whether that can be ruled out from the keys that were seen first, as often as they were. */
  boolean isHopeless(Collection<Integer> keys) {
    return turns(keys, false) * HOPE < KEY * threshold * keys.size();
  }

  /** Whether they were worth the look. If not, the next one is to wait. */
  boolean paid(Collection<Integer> keys, boolean amidCode) {
    return turns(keys, amidCode) >= LOOK * threshold;
  }

  private long turns(Collection<Integer> keys, boolean amidCode) {
    long turns = 0;
    for (int key : keys) {
      turns += heat.turns(key);
    }
    return amidCode ? turns * PASSAGE : turns;
  }

  /**
   * Nothing of what was seen is worth being compiled: none of it is worth a look either until it
   * was met as much more often as is missing.
   */
  void postpone(int hot, Collection<Integer> keys, boolean amidCode) {
    long missing = KEY * threshold * keys.size() / Math.max(1, turns(keys, amidCode));
    long wanted = Math.clamp(missing + 1, 2, MOST) * heat.turns(hot);
    keys.forEach(key -> heat.want(key, wanted));
  }
}
