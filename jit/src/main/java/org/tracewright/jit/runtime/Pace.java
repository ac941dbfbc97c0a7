package org.tracewright.jit.runtime;

import java.util.function.LongSupplier;

/**
 * Whether a model object gets on faster with compiled code than without: in instructions retired by
 * the clock. Code that always leads elsewhere, or changes all the time, costs more to compile, to
 * enter and to leave than interpreting it does. No look at it beforehand can tell; what was lost can
 * be counted, and once it is too much the object is interpreted until it is little again for all
 * the time that has passed. The first turns of that are a trial: what the program does now may be
 * slower to interpret than what it did when that was measured.
 */
final class Pace {
  private static final long WINDOW = 5_000_000; // nanoseconds
  private static final long TRIAL = 20_000_000;
  private static final long GAP = 3_000_000; // from one question to the next, for a window to count
  private static final long LEAST = 100_000_000; // that may be lost
  private static final int SHARE = 20; // of all time, the part that may be lost
  private static final double BETTER = 1.05;
  private static final double DOUBTFUL = 2; // times as fast as it was interpreted when it was young
  private static final int LATER = 3; // times as much later another trial

  private final LongSupplier clock; // nanoseconds
  private long active; // how long it has run
  private long seen; // when it was asked last
  private long began; // of the window
  private long retired; // by then
  private double interpreted; // instructions a nanosecond, 0 if that is not known
  private double lost; // nanoseconds
  private long losing; // how long it has been losing, without a gain that made up for it
  private long retiredMeanwhile;
  private boolean off;
  private boolean tried;
  private long trialAt = 2 * LEAST; // of the time that it has run

  /**
   * Nothing measured so far.
   *
   * @param clock tells the time in nanoseconds
   */
  Pace(LongSupplier clock) {
    this.clock = clock;
    began = clock.getAsLong();
    seen = began;
  }

  /** Whether the object is interpreted although there is code. */
  boolean isOff() {
    return off;
  }

  /** The object is interpreted, as there is no code yet. */
  void warmsUp(long nowRetired) {
    double rate = window(nowRetired, WINDOW);
    interpreted = Math.max(interpreted, rate);
  }

  /**
   * The object runs with what code there is.
   *
   * @return whether it had better not, from now on
   */
  boolean compiled(long nowRetired) {
    long before = retired;
    long since = began;
    double rate = window(nowRetired, WINDOW);
    if (rate < 0) {
      return false;
    }
    tried = false;
    boolean doubtful = rate < DOUBTFUL * interpreted && active > trialAt;
    if (interpreted == 0 || doubtful) {
      off = true; // for a trial
      return true;
    }
    losing += began - since;
    retiredMeanwhile += nowRetired - before;
    lost += (began - since) * (1 - rate / interpreted);
    if (lost <= 0) {
      forgive();
    }
    off = lost > allowed();
    return off;
  }

  /**
   * The object is interpreted although there is code.
   *
   * @return whether that is over
   */
  boolean interpreted(long nowRetired) {
    double rate = window(nowRetired, TRIAL);
    if (rate < 0) {
      return false;
    }
    interpreted = rate;
    if (!tried && rate * losing < retiredMeanwhile * BETTER) {
      forgive();
    }
    tried = true;
    trialAt = active * LATER;
    off = lost > allowed() / 2;
    return !off;
  }

  private void forgive() {
    lost = 0;
    losing = 0;
    retiredMeanwhile = 0;
  }

  private double allowed() {
    return Math.max(LEAST, (double) active / SHARE);
  }

  // Instructions a nanosecond since the last window ended; negative if this one has not, or has to
  // begin anew, as the object has not run meanwhile, or has not left compiled code.
  private double window(long nowRetired, long least) {
    long now = clock.getAsLong();
    long gap = now - seen;
    long took = now - began;
    seen = now;
    active += Math.min(gap, GAP);
    if (gap <= GAP && took < least) {
      return -1;
    }
    double rate = gap > GAP ? -1 : (double) (nowRetired - retired) / took;
    began = now;
    retired = nowRetired;
    return rate;
  }
}
