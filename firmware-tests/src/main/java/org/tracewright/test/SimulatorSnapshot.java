package org.tracewright.test;

import java.util.List;
import org.tracewright.sim.Snapshot;
import org.tracewright.sim.StopReason;

/**
 * A state of a {@link Simulator} to come back to: its machine's registers, memory and time, what
 * was allocated for the test, and the console as far as the test has looked at it. What Java code
 * keeps that stands in for parts of the machine, a device for instance, is not in it.
 */
public final class SimulatorSnapshot {
  private final Simulator owner;
  private final List<Snapshot> machines;
  private final int allocated;
  private final ConsoleView.State console;
  private final StopReason end;

  SimulatorSnapshot(
      Simulator owner,
      List<Snapshot> machines,
      int allocated,
      ConsoleView.State console,
      StopReason end) {
    this.owner = owner;
    this.machines = machines;
    this.allocated = allocated;
    this.console = console;
    this.end = end;
  }

  /** Instructions that had retired. */
  public long instructions() {
    return machines.get(0).retired();
  }

  Simulator owner() {
    return owner;
  }

  List<Snapshot> machines() {
    return machines;
  }

  int allocated() {
    return allocated;
  }

  ConsoleView.State console() {
    return console;
  }

  StopReason end() {
    return end;
  }
}
