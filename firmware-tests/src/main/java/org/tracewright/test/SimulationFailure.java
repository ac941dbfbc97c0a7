package org.tracewright.test;

import java.util.Optional;
import org.tracewright.sim.StopReason;

/** What a test expected of a guest did not happen; the message is the report. */
public final class SimulationFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  private final transient StopReason reason;

  SimulationFailure(String report, StopReason reason, Throwable cause) {
    super(report, cause);
    this.reason = reason;
  }

  /** Why the guest stopped, if it had run. */
  public Optional<StopReason> reason() {
    return Optional.ofNullable(reason);
  }
}
