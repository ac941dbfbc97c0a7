package org.tracewright.test;

import org.tracewright.cpu.chip8.media.Picture;
import org.tracewright.sim.StopReason;

/** AssertJ assertions on simulators: the way in, for static import. Needs AssertJ. */
public final class SimulatorAssertions {
  private SimulatorAssertions() {}

  /** Assertions on a simulator's state. */
  public static SimulatorAssert assertThat(Simulator actual) {
    return new SimulatorAssert(actual);
  }

  /** Assertions on why a run ended. */
  public static StopReasonAssert assertThat(StopReason actual) {
    return new StopReasonAssert(actual);
  }

  /** Assertions on what a display shows. */
  public static PictureAssert assertThat(Picture actual) {
    return new PictureAssert(actual);
  }
}
