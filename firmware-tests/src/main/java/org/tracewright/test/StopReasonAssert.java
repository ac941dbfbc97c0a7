package org.tracewright.test;

import org.assertj.core.api.AbstractAssert;
import org.tracewright.sim.StopReason;

/**
 * Assertions on why a run ended. In a test that got its simulator as a parameter, what fails says
 * what a {@link SimulationFailure} says; elsewhere {@link SimulatorAssert#exitedWith} does.
 */
public class StopReasonAssert extends AbstractAssert<StopReasonAssert, StopReason> {
  /** Assertions on a reason. */
  public StopReasonAssert(StopReason actual) {
    super(actual, StopReasonAssert.class);
  }

  /** The guest ended by itself with this status. */
  public StopReasonAssert exitedWith(int status) {
    return is(
        actual instanceof StopReason.Exited e && e.status() == status,
        "the guest to exit with status " + status);
  }

  /** The run's budget of instructions was used up. */
  public StopReasonAssert usedUpItsBudget() {
    return is(actual instanceof StopReason.Budget, "the budget to be used up");
  }

  /** The guest died of a trap with this cause, as {@code mcause} numbers it. */
  public StopReasonAssert trappedWith(int cause) {
    return is(
        actual instanceof StopReason.Trap t && t.cause() == cause,
        "an unhandled trap of cause " + cause);
  }

  /** The run came to where it was to go. */
  public StopReasonAssert arrived() {
    return is(actual instanceof StopReason.UntilMet, "the run to arrive");
  }

  private StopReasonAssert is(boolean holds, String expected) {
    isNotNull();
    if (!holds) {
      failWithMessage("expected %s, but %s", expected, actual.describe());
    }
    return this;
  }
}
