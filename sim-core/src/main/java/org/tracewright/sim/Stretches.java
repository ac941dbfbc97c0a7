package org.tracewright.sim;

/**
 * How far a processor model's loop may run before it returns to be called again; short at first.
 * HotSpot compiles a method from its start when it was called often. A loop that never returns it
 * has to replace while it runs, which {@code tw} forbids: HotSpot would replace each of the loops
 * of a compiled region by itself, and compile the region as many times. One for each model class.
 */
public final class Stretches {
  private static final int COLD = 1_000;
  private static final int WARM = 6_000;
  private static final long SHORT = 100;
  private static final long MIDDLE = 10_000;
  private static final long LONG = 10_000_000;

  private int calls; // of all threads; races do no harm

  /** For one more call: how many instructions it may run, at least 1. */
  public long next() {
    if (calls >= WARM) {
      return LONG;
    }
    return ++calls < COLD ? SHORT : MIDDLE;
  }
}
