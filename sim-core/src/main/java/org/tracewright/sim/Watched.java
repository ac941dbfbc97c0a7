package org.tracewright.sim;

import java.util.List;
import org.tracewright.jit.Residual;

/**
 * The memory that a model watches, and the access that it was stopped before. The model keeps
 * {@link #start} and {@link #reach} in quasi-immutable fields, so that most accesses need no call.
 */
public final class Watched {
  private Watch[] all = {};
  private long passedAt = -1;
  private StopReason.Watchpoint access;

  /** No memory. */
  public Watched() {}

  /** Watches this instead of what was watched before. */
  public void set(List<Watch> memory) {
    all = memory.toArray(Watch[]::new);
  }

  /** Address of the first byte of all. */
  public int start() {
    int start = -1;
    for (Watch w : all) {
      start = Integer.compareUnsigned(w.address(), start) < 0 ? w.address() : start;
    }
    return start;
  }

  /** Bytes from the first to the last of all, less one. */
  public int reach() {
    int start = start();
    int reach = 0;
    for (Watch w : all) {
      long end = Integer.toUnsignedLong(w.address() - start) + w.length() - 1;
      reach = Math.max(reach, (int) Math.min(end, Integer.MAX_VALUE));
    }
    return reach;
  }

  /** Lets the access of the instruction that is next when this many have retired happen. */
  public void passAt(long retired) {
    passedAt = retired;
  }

  /** Whether the instruction must not run yet. */
  @Residual
  public boolean stops(int address, int width, boolean write, long retired) {
    if (retired == passedAt) {
      return false;
    }
    for (Watch w : all) {
      if (w.sees(address, width, write)) {
        access = new StopReason.Watchpoint(address, width, write);
        return true;
      }
    }
    return false;
  }

  /** What it was that {@link #stops} stopped last. */
  public StopReason.Watchpoint access() {
    return access;
  }
}
