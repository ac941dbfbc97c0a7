package org.tracewright.jit.runtime;

import java.util.function.LongSupplier;

/**
 * How much of the time goes into looking at what a model does, which is interpreted slowly
 * meanwhile. A program that never stays long with the same code would be looked at all the time and
 * gain nothing: where compiled code does little of the work, looks come at growing intervals, as
 * multiples of what they take.
 */
final class Effort {
  private static final int FREE = 12; // looks, for programs that just begin
  private static final int LONGEST = 8; // times what the last one took
  private static final int LONGEST_IN_VAIN = 32; // the same if nothing came of it

  private final boolean unlimited;
  private final LongSupplier clock; // nanoseconds
  private int looks;
  private int interval = 1;
  private long began;
  private long took;
  private long ended;
  private long retired;
  private long compiled;
  private volatile boolean tired;
  private boolean vain;

  /**
   * Nothing done so far.
   *
   * @param clock tells the time in nanoseconds
   * @param unlimited whether all looks are allowed, for runs that are to be repeated exactly
   */
  Effort(boolean unlimited, LongSupplier clock) {
    this.unlimited = unlimited;
    this.clock = clock;
  }

  /**
   * Whether a look is allowed now; if so, it is counted.
   *
   * @param nowRetired turns that the model object has retired, 0 if that is not known
   * @param nowCompiled those of them in compiled code
   */
  synchronized boolean begins(long nowRetired, long nowCompiled) {
    if (unlimited) {
      return true;
    }
    long now = clock.getAsLong();
    if (!vain && (pays(nowRetired, nowCompiled) || looks < FREE)) {
      interval = 1;
    } else if (now - ended < interval * took) {
      tired = !vain;
      return false;
    } else {
      interval = Math.min(2 * interval, vain ? LONGEST_IN_VAIN : LONGEST);
    }
    tired = false;
    began = now;
    return true;
  }

  /** Whether most of the turns since the last look ran compiled, as far as that is known. */
  synchronized boolean pays(long nowRetired, long nowCompiled) {
    return nowRetired == 0 || (nowCompiled - compiled) * 2 > nowRetired - retired;
  }

  /** Whether the last look asked for was not allowed, since those before it paid too little. */
  boolean isTired() {
    return tired;
  }

  /** What came of the look has been recorded, or nothing came of it: then it was in vain. */
  synchronized void ends(long nowRetired, long nowCompiled, boolean inVain) {
    vain = inVain;
    looks += vain ? 0 : 1;
    ended = clock.getAsLong();
    took = ended - began;
    retired = nowRetired;
    compiled = nowCompiled;
  }
}
