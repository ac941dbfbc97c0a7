package org.tracewright.cpu.riscv32.env;

import java.util.function.Supplier;
import org.tracewright.sim.StopReason;

/**
 * Where an environment does what reaches beyond its machine, so that it can be done once for two.
 */
@FunctionalInterface
public interface HostEffects {
  /** Does it at once. */
  HostEffects DIRECT = (key, action) -> action.get();

  /**
   * Does something for the guest, or has the guest see what came of it before.
   *
   * @param key what is asked, as far as a number can tell
   * @param action does it, storing in guest memory; the reason to end the run, or {@code null}
   * @return the reason to end the run, or {@code null}
   */
  StopReason perform(long key, Supplier<StopReason> action);
}
