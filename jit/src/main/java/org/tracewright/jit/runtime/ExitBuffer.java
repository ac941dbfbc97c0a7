package org.tracewright.jit.runtime;

import java.util.Arrays;

/**
 * What compiled code hands over when it leaves in the middle of a turn: the values of the model's
 * frames, in the order of {@link org.tracewright.jit.ir.Exit#frames} (outermost first, locals
 * before stack, constants, the model object and dead entries left out), and how the call ended at
 * which it left.
 */
public final class ExitBuffer {
  /** How the call ended that an exit belongs to. */
  public enum Outcome {
    /** The exit belongs to no call. */
    NONE,
    /** The callee threw {@link #thrown()}. */
    THREW,
    /** The callee returned, but the code after the call must not be run: it is out of date. */
    RETURNED
  }

  private long[] bits = new long[16];
  private Object[] references = new Object[16];
  private int count;
  private Outcome outcome = Outcome.NONE;
  private Throwable thrown;
  private boolean stale;

  /** Makes the buffer ready for the next exit and forgets all references. */
  public void clear() {
    Arrays.fill(references, 0, count, null);
    count = 0;
    outcome = Outcome.NONE;
    thrown = null;
  }

  /** Adds an {@code int}. */
  public void put(int value) {
    put((long) value);
  }

  /** Adds a {@code long}. */
  public void put(long value) {
    bits[next()] = value;
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
    references[next()] = value;
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
    outcome = Outcome.THREW;
    thrown = cause;
  }

  /** The call of this exit returned; its result, if any, is the last value. */
  public void returned() {
    outcome = Outcome.RETURNED;
  }

  /** How many values there are. */
  public int count() {
    return count;
  }

  /** A primitive value, as in {@link org.tracewright.jit.ir.Op.Const}. */
  public long bits(int index) {
    return bits[index];
  }

  /** A reference. */
  public Object reference(int index) {
    return references[index];
  }

  /** How the call ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** What the callee threw, {@code null} if it did not. */
  public Throwable thrown() {
    return thrown;
  }

  /** Whether code of this model object was dropped; asked after every call that may have done it. */
  public boolean stale() {
    return stale;
  }

  /** Says that code of this model object was dropped, or that this has been seen to. */
  public void stale(boolean value) {
    stale = value;
  }
}
