package org.tracewright.sim.control;

import java.util.Objects;
import java.util.Set;
import org.tracewright.sim.Machine;

/** Where a run is to end besides the stoppoints. */
record Goal(Set<Integer> addresses, Machine.Until condition) {
  static final Goal NONE = new Goal(Set.of(), machine -> false);

  Goal {
    addresses = Set.copyOf(addresses);
    Objects.requireNonNull(condition);
  }

  boolean isMet(Machine machine) {
    return addresses.contains(machine.cpu().pc()) && condition.holds(machine);
  }
}
