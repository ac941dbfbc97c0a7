package org.tracewright.sim;

/**
 * How far a processor model's loop may run before it returns to be called again, where the system
 * property {@code tracewright.stretches} is {@code true}; short at first. HotSpot compiles a method
 * from its start when it was called often. A loop that never returns it has to replace while it
 * runs, which {@code tw} forbids: HotSpot would replace each of the loops of a compiled region by
 * itself, and compile the region as many times. One for each model class.
 */
public final class Stretches {
  private static final boolean ON = Boolean.getBoolean("tracewright.stretches");

  // HotSpot asks whether to compile the loop better at every 128th, 1,024th or 2,048th call only.
  private static final int[] CALLS = {1_000, 3_000, 6_000};
  private static final long[] INSTRUCTIONS = {100, 1_000, 10_000};
  private static final long LONG = 10_000_000;

  private int calls; // of all threads; races do no harm

  /**
   * Where the next call of the loop is to end.
   *
   * @param retired the count of retired instructions
   * @param bound where it is to end at the latest
   */
  public long end(long retired, long bound) {
    return ON ? Math.min(bound, retired + next()) : bound;
  }

  private long next() {
    int call = calls;
    for (int stage = 0; stage < CALLS.length; stage++) {
      if (call < CALLS[stage]) {
        calls = call + 1;
        return INSTRUCTIONS[stage];
      }
    }
    return LONG;
  }
}
