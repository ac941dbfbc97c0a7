package org.tracewright.jit.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** What the emitter makes: one region's code, shared by all instances of a model. */
public abstract class CompiledCode {
  /** What {@link #run} answers when too few turns are left before the limit; nothing was done. */
  public static final long NOT_ENTERED = -1;

  /**
   * What {@link #run} answers when a quasi-immutable field has another value than the code was made
   * for; nothing was done.
   */
  public static final long OTHER_MODE = -2;

  /**
   * Short runs first: HotSpot then compiles the method once, from its start, instead of once for
   * each of its loops. Long ones end now and then as well, for a limit that another thread lowers
   * and for better code of the method to be seen.
   */
  private static final int SHORT_SLICE = 100;

  private static final int MIDDLE_SLICE = 10_000;
  private static final int LONG_SLICE = 100_000;
  private static final int YOUNG = 7_000;
  private static final int GROWN = 12_000;

  private static final AtomicInteger MADE = new AtomicInteger();
  private static final int APART = 17; // numbers of most codes' exits do not meet in a table

  /** Tells it from most others. */
  final int number = MADE.getAndAdd(APART);

  private int runs; // races do no harm

  /** For the generated classes. */
  protected CompiledCode() {}

  /**
   * Runs until an exit.
   *
   * @param state the model object, in the state of a merge point with the key of the entry
   * @param out receives what an exit in the middle of a turn must hand over
   * @param entry index of the node to begin with
   * @param slice about how much the count of retired instructions may grow before it leaves, if the
   *     model has one
   * @return the number of the exit in the upper half, the green key to go on with in the lower;
   *     {@link #NOT_ENTERED} or {@link #OTHER_MODE}
   */
  public abstract long run(Object state, ExitBuffer out, int entry, int slice);

  /** A slice for the next run. */
  final int slice() {
    if (runs >= GROWN) {
      return LONG_SLICE;
    }
    return ++runs < YOUNG ? SHORT_SLICE : MIDDLE_SLICE;
  }

  /** The count of retired instructions, 0 if the model has none. */
  public abstract long retired(Object state);
}
