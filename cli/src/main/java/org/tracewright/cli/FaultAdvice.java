package org.tracewright.cli;

import org.tracewright.sim.Hex;
import org.tracewright.sim.StopReason;

/** What a reader should know about a trap that ended a guest. */
final class FaultAdvice {
  private static final int SIGILL = 4;
  private static final int SIGTRAP = 5;
  private static final int SIGBUS = 7;
  private static final int SIGSEGV = 11;

  private FaultAdvice() {}

  /** One sentence. */
  static String on(StopReason.Trap trap) {
    String value = Hex.word(trap.tval());
    return switch (trap.signal()) {
      case SIGILL -> "the bits " + value + " are no instruction in this --isa and privilege mode";
      case SIGTRAP -> "the guest hit a breakpoint of its own, and there is no debugger";
      case SIGBUS -> "the address " + value + " is not aligned as this access needs";
      case SIGSEGV -> "the guest has no memory at " + value + "; --memory sets how much it has";
      default -> "the guest set up no handler for it; the value reported is " + value;
    };
  }
}
