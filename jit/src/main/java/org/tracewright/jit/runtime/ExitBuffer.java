package org.tracewright.jit.runtime;

import java.util.Arrays;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.record.Replay;

/**
 * What compiled code hands over when it leaves in the middle of a turn: the values of the model's
 * frames, in the order of {@link org.tracewright.jit.ir.Exit#frames} (outermost first, locals
 * before stack, dead entries left out), and what the call threw at which it left.
 */
public final class ExitBuffer {
  private long[] bits = new long[16];
  private Object[] references = new Object[16];
  private int count;
  private Throwable thrown;
  private boolean stale;
  private final int stress;
  private int guards;
  private Replay replay;
  private int window;
  private boolean forced;
  private final Trail trail = new Trail();
  private final Passages passages = new Passages(trail);
  private long zero; // always: but HotSpot does not know

  /** A buffer under whose eyes no guard fails without reason. */
  public ExitBuffer() {
    this(0);
  }

  /** For tests: every so many guards one fails without reason; 0 for none. */
  public ExitBuffer(int stress) {
    this.stress = stress;
  }

  /** Whether the guard that asks has to fail though its condition holds. */
  public boolean fails() {
    if (replay != null && replay.turns() >= window) {
      forced = true;
      return true;
    }
    return stress > 0 && ++guards % stress == 0;
  }

  /** A turn begins. */
  public void turn(int key) {
    if (replay != null) {
      replay.turn(key);
    }
  }

  /** Who judges the runs; {@code null} if nobody does. */
  Replay replay() {
    return replay;
  }

  /** Has all runs judged from now on, or none. */
  void replay(Replay judge) {
    replay = judge;
  }

  /** A run is going to end at a guard after so many turns, if it is judged. */
  void window(int turns) {
    window = turns;
    forced = false;
  }

  /** Whether the run ended for no other reason. */
  boolean forced() {
    return forced;
  }

  /** Makes the buffer ready for the next exit and forgets all references. */
  public void clear() {
    Arrays.fill(references, 0, count, null);
    count = 0;
    thrown = null;
  }

  /** Zero, for all that HotSpot can tell any number. */
  public long zero() {
    return zero;
  }

  /** The ways straight to other regions. */
  Passages passages() {
    return passages;
  }

  /** Where compiled code was left last. */
  Trail trail() {
    return trail;
  }

  /** Adds an {@code int}. */
  public void put(int value) {
    put((long) value);
  }

  /** Adds a {@code long}. */
  public void put(long value) {
    int at = next(); // which may replace the array
    bits[at] = value;
  }

  /** Adds a {@code float} as its raw bits. */
  public void put(float value) {
    put((long) Float.floatToRawIntBits(value));
  }

  /** Adds a {@code double} as its raw bits. */
  public void put(double value) {
    put(Double.doubleToRawLongBits(value));
  }

  /** Adds a reference. */
  public void put(Object value) {
    int at = next();
    references[at] = value;
  }

  private int next() {
    if (count == bits.length) {
      bits = Arrays.copyOf(bits, count * 2);
      references = Arrays.copyOf(references, count * 2);
    }
    return count++;
  }

  /** The call of this exit threw. */
  public void threw(Throwable cause) {
    if (cause instanceof CheckFailedException failed) {
      throw failed;
    }
    if (replay != null) {
      replay.threw(cause);
    }
    thrown = cause;
  }

  /** How many values there are. */
  public int count() {
    return count;
  }

  /** The primitive values, as in {@link org.tracewright.jit.ir.Op.Const}; do not change it. */
  public long[] bits() {
    return bits;
  }

  /** The references, at the same indices; do not change it. */
  public Object[] references() {
    return references;
  }

  /** What the callee threw, {@code null} if it did not. */
  public Throwable thrown() {
    return thrown;
  }

  /** Whether code of this model object was dropped since the region was entered. */
  public boolean stale() {
    return stale;
  }

  /** Says that code of this model object was dropped, or that this has been seen to. */
  public void stale(boolean value) {
    stale = value;
  }
}
