package org.tracewright.jit.runtime;

import java.util.function.LongSupplier;

/**
 * Whether a model object gets on faster with compiled code than without: in instructions retired by
 * the clock. Code that always leads elsewhere, or changes all the time, costs more to compile, to
 * enter and to leave than interpreting it does. No look at it beforehand can tell; but what was
 * lost can be counted, and once it is too much the object is interpreted for a while, each time
 * twice as long as the last. The first turns of that tell whether it was lost at all: what the
 * program does now may be slower to interpret than what it did when that was measured.
 *
 * <p>It is asked at exits of compiled code and at arrivals on the slow path. Where these are rare,
 * nothing is lost and nothing is counted, nor is the time that the object does not run.
 */
final class Pace {
  private static final long WINDOW = 5_000_000; // nanoseconds
  private static final long TRIAL = 20_000_000;
  private static final long GAP = 3_000_000; // from one question to the next, for a window to count
  private static final long MOST = 150_000_000; // that may be lost
  private static final long AGAIN = 50_000_000; // that may be lost the next time
  private static final long SHORTEST = 100_000_000; // of the times that it is interpreted
  private static final long LONGEST = 10_000_000_000L;
  private static final double BETTER = 1.05;
  private static final double DOUBTFUL = 2; // times as fast as when it was interpreted last
  private static final int LATER = 3; // times as much later it is in doubt again

  /** How fast objects of a model were interpreted last; races do no harm. */
  static final class Speed {
    private volatile double known; // instructions a nanosecond, 0 if it is not
  }

  private final LongSupplier clock; // nanoseconds
  private final Speed speed;
  private long active; // how long it has run
  private long doubtAt = 2_000_000_000; // of that
  private long seen; // when it was asked last
  private long began; // of the window
  private long retired; // by then
  private double lost; // nanoseconds
  private long losing; // how long, without a gain that made up for it
  private long retiredMeanwhile;
  private long pause = SHORTEST;
  private boolean off;
  private boolean tried;
  private long until;

  /**
   * That of an object which has not run so far.
   *
   * @param clock tells the time in nanoseconds
   * @param speed of objects of the same model
   */
  Pace(LongSupplier clock, Speed speed) {
    this.clock = clock;
    this.speed = speed;
    began = clock.getAsLong();
    seen = began;
  }

  /** Whether the object is interpreted although there is code. */
  boolean isOff() {
    return off;
  }

  /** The object is interpreted, as there is no code yet. */
  void warmsUp(long nowRetired) {
    speed.known = Math.max(speed.known, window(nowRetired, WINDOW));
  }

  /**
   * The object runs with what code there is.
   *
   * @return whether it had better not, from now on
   */
  boolean compiled(long nowRetired) {
    long since = began;
    long before = retired;
    double rate = window(nowRetired, WINDOW);
    if (rate < 0) {
      return false;
    }
    double interpreted = speed.known;
    boolean doubtful = interpreted == 0 || rate < DOUBTFUL * interpreted;
    if (doubtful && active > doubtAt) {
      turnOff(0);
      return true;
    }
    if (interpreted == 0) {
      return false;
    }
    losing += began - since;
    retiredMeanwhile += nowRetired - before;
    lost += (began - since) * (1 - rate / interpreted);
    settle();
    return off;
  }

  private void settle() {
    if (lost <= 0) {
      forgive();
    } else if (lost > MOST) {
      turnOff(pause);
      pause = Math.min(2 * pause, LONGEST);
    }
  }

  private void turnOff(long howLong) {
    off = true;
    tried = false;
    until = began + howLong;
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
    speed.known = rate;
    if (!tried && rate * losing < retiredMeanwhile * BETTER) {
      forgive();
      until = began;
    }
    tried = true;
    if (began >= until) {
      off = false;
      doubtAt = active * LATER;
      lost = Math.min(lost, MOST - AGAIN);
      losing = 0;
      retiredMeanwhile = 0;
    }
    return !off;
  }

  private void forgive() {
    lost = 0;
    losing = 0;
    retiredMeanwhile = 0;
    pause = SHORTEST;
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
