package org.tracewright.jit.runtime;

import java.util.Arrays;

/**
 * Arrivals at merge points, counted down per green key in a table so small that it stays in the
 * first-level cache; keys that share a place are told apart only once it is hot. A place below zero
 * asks for the slow path.
 *
 * <p>Threads race here on purpose: a lost count does no harm.
 */
public final class Counters {
  /** Places; a power of two. */
  public static final int SIZE = 1 << 12;

  private static final int SHIFT = Integer.numberOfLeadingZeros(SIZE) + 1;
  private static final long DECAY_NANOS = 500_000_000L;
  private static final int DECAY_TRIPS = 256;
  private static final int SOON = 16;
  private static final short FEW = 255;

  private final short[] left;
  private final short[] given = new short[SIZE]; // what each place counted down from
  private final short[] armed = new short[SIZE]; // regions whose header has this place
  private final short[] saved = new short[SIZE]; // while flooded
  private volatile boolean flooded;
  private final short threshold;
  private final boolean timed;
  private long decayed = System.nanoTime();
  private int trips;

  /**
   * All places at the threshold.
   *
   * @param table to be used again, {@code null} for a new one
   * @param timed whether old counts fade with time; otherwise, for equal runs to give equal
   *     results, with the number of places that got hot
   */
  Counters(short[] table, int threshold, boolean timed) {
    left = table == null ? new short[SIZE] : table;
    this.threshold = (short) threshold;
    this.timed = timed;
    Arrays.fill(left, this.threshold);
    Arrays.fill(given, this.threshold);
  }

  /** The table, for the fast path. */
  public short[] table() {
    return left;
  }

  /** The place of a key. */
  public static int place(int key) {
    return (key * 0x9E3779B9) >>> SHIFT;
  }

  /** How many arrivals there were at a place that is hot. */
  int arrivals(int place) {
    return given[place];
  }

  /** Whether compiled code begins at a key with this place. */
  boolean isArmed(int place) {
    return armed[place] > 0;
  }

  /** From now on every arrival takes the slow path. */
  synchronized void arm(int place) {
    armed[place]++;
    left[place] = 0;
  }

  /** As {@link #arm} or {@link #disarm}, for a key that a model object stops at. */
  void stopAt(int key, boolean on) {
    if (on) {
      arm(place(key));
    } else {
      disarm(place(key));
    }
  }

  /** A region of this place is gone. */
  synchronized void disarm(int place) {
    armed[place]--;
    rewind(place);
  }

  /** Counts on after a visit to the slow path. */
  void rewind(int place) {
    give(place, threshold);
  }

  /** As {@link #rewind}, for a key that was hot at a bad time. */
  void soon(int place) {
    give(place, (short) Math.max(1, threshold / SOON));
  }

  /** Lets the next arrival take the slow path again. */
  void hold(int place) {
    left[place] = 0;
  }

  /** Lets a few arrivals pass, though compiled code may begin there. */
  void pass(int place) {
    given[place] = FEW;
    left[place] = flooded ? 0 : FEW;
  }

  /** As {@link #rewind}, for keys not worth another look soon. */
  void rest(int place) {
    give(place, Short.MAX_VALUE);
  }

  private void give(int place, short arrivals) {
    given[place] = isArmed(place) ? threshold : arrivals;
    left[place] = flooded || isArmed(place) ? 0 : arrivals;
  }

  /** From now on all arrivals take the slow path, until {@link #recede}. */
  synchronized void flood() {
    flooded = true;
    System.arraycopy(left, 0, saved, 0, SIZE);
    Arrays.fill(left, (short) 0);
  }

  /** Counts on as before {@link #flood}. */
  synchronized void recede() {
    flooded = false;
    for (int place = 0; place < SIZE; place++) {
      left[place] = isArmed(place) ? 0 : saved[place] < 1 ? given[place] : saved[place];
    }
  }

  /** A place became hot: lets old counts fade when it is time. */
  void tripped() {
    long now = timed ? System.nanoTime() : 0;
    if (timed ? now - decayed > DECAY_NANOS : ++trips % DECAY_TRIPS == 0) {
      decayed = now;
      fade();
    }
  }

  private void fade() {
    for (int place = 0; place < SIZE; place++) {
      if (!isArmed(place) && left[place] < threshold) {
        left[place] += (short) ((threshold - left[place]) / 2);
      }
    }
  }
}
