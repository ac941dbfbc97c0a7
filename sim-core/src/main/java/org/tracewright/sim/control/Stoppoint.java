package org.tracewright.sim.control;

import org.tracewright.sim.Machine;

/**
 * A place or an access that ends a run: what breakpoints and watchpoints have in common. It belongs
 * to one {@link RunControl}, and to the thread that uses that.
 */
public abstract sealed class Stoppoint permits Breakpoint, Watchpoint {
  private final Stoppoints owner;
  private boolean enabled = true;
  private Machine.Until condition;
  private long ignoring;
  private long hits;

  Stoppoint(Stoppoints owner) {
    this.owner = owner;
  }

  /** Whether it ends runs at all. */
  public final boolean isEnabled() {
    return enabled;
  }

  /** Sets whether it ends runs at all. */
  public final void setEnabled(boolean on) {
    enabled = on;
    owner.changed();
  }

  /**
   * Sets what must hold for a hit to count; {@code null} for nothing. It sees the machine before
   * the instruction, and must not change it.
   */
  public final void setCondition(Machine.Until mustHold) {
    condition = mustHold;
  }

  /** How many hits are passed over from now on. */
  public final long ignoring() {
    return ignoring;
  }

  /** Sets how many hits are passed over from now on, at least 0. */
  public final void setIgnoring(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("ignoring " + count + " hits; give 0 or more");
    }
    ignoring = count;
  }

  /** Hits that counted, those passed over among them; going backwards changes nothing. */
  public final long hits() {
    return hits;
  }

  /** Whether a condition that is set holds now. */
  final boolean applies(Machine machine) {
    return enabled && (condition == null || condition.holds(machine));
  }

  /** Counts a hit that applies; whether it ends the run. */
  final boolean count() {
    hits++;
    if (ignoring > 0) {
      ignoring--;
      return false;
    }
    return true;
  }
}
