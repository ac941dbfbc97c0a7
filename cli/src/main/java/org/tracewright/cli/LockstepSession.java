package org.tracewright.cli;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/**
 * A guest in two machines side by side.
 *
 * @param interpreted the one whose word counts
 * @param pair both
 */
record LockstepSession(Target.Session interpreted, Lockstep pair) implements Target.Session {
  @Override
  public Machine machine() {
    return interpreted.machine();
  }

  @Override
  public StopReason run(long budget) {
    return pair.run(budget);
  }

  @Override
  public List<String> details() {
    List<String> lines = new ArrayList<>();
    pair.difference().ifPresent(difference -> describe(difference, lines));
    return lines;
  }

  private void describe(Lockstep.Difference difference, List<String> lines) {
    lines.add("next instruction: " + instructionAt(difference.pc()));
    List<String> all = difference.describe(machine().symbols());
    lines.addAll(all.subList(1, all.size()));
  }

  @Override
  public String instructionAt(int address) {
    return interpreted.instructionAt(address);
  }

  @Override
  public String adviceOn(StopReason.Trap trap) {
    return interpreted.adviceOn(trap);
  }

  @Override
  public void close() {
    interpreted.close();
  }
}
