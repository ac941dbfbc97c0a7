package org.tracewright.test;

import org.assertj.core.api.AbstractSoftAssertions;
import org.tracewright.sim.StopReason;

/**
 * Assertions that are all looked at before the first failure counts: {@code assertAll} throws what
 * failed. Needs AssertJ.
 */
public class SimulatorSoftAssertions extends AbstractSoftAssertions {
  /** Nothing asserted yet. */
  public SimulatorSoftAssertions() {}

  /** Assertions on a simulator's state. */
  public SimulatorAssert assertThat(Simulator actual) {
    return proxy(SimulatorAssert.class, Simulator.class, actual);
  }

  /** Assertions on why a run ended. */
  public StopReasonAssert assertThat(StopReason actual) {
    return proxy(StopReasonAssert.class, StopReason.class, actual);
  }
}
