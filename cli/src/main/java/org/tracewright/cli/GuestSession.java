package org.tracewright.cli;

import org.tracewright.debugger.Guest;
import org.tracewright.sim.Machine;

/**
 * A guest of the debugger, for telling how it ended.
 *
 * @param guest the guest
 */
record GuestSession(Guest guest) implements Target.Session {
  @Override
  public Machine machine() {
    return guest.machine();
  }

  @Override
  public String instructionAt(int address) {
    return guest.codeAt(address).text();
  }

  @Override
  public void close() {}
}
