package org.tracewright.sim;

import java.util.Objects;

/**
 * Turns of a processor's loop that were run.
 *
 * @param count of those that came to their end, each an instruction or a trap into a handler
 * @param reason why no more were run; {@link StopReason.Budget} when the guest can go on
 */
public record Turns(long count, StopReason reason) {
  public Turns {
    Objects.requireNonNull(reason);
  }
}
