package org.tracewright.test;

import java.util.stream.IntStream;
import org.tracewright.sim.StopReason;

/** Runs of a guest: what stops them on the way for a hook, a fault or a note is dealt with here. */
final class Runs {
  private static final long NOWHERE = -1;

  private final Guest guest;
  private final Hooks hooks;
  private final Faults faults;
  private final LineCoverage coverage;
  private final ConsoleView console;
  private int[] targets = {};
  private StopReason last;

  /**
   * Runs of a guest.
   *
   * @param coverage where lines are noted, {@code null} if they are not
   */
  Runs(Guest guest, Hooks hooks, Faults faults, LineCoverage coverage, ConsoleView console) {
    this.guest = guest;
    this.hooks = hooks;
    this.faults = faults;
    this.coverage = coverage;
    this.console = console;
    stopAt();
  }

  private void stopAt(int... more) {
    targets = more;
    IntStream wanted = IntStream.concat(IntStream.of(Calls.RETURN), IntStream.of(more));
    int[] lines = coverage == null ? new int[0] : coverage.missing();
    IntStream ours = IntStream.concat(IntStream.of(hooks.addresses()), IntStream.of(lines));
    int[] all = IntStream.concat(wanted, ours).distinct().toArray();
    guest.change(machine -> machine.cpu().breakAt(all));
  }

  /** The instruction that is next runs, whatever stands at it. */
  private void pass() {
    guest.change(machine -> machine.cpu().pass(false));
  }

  /** Why the last run ended, {@code null} if there was none. */
  StopReason last() {
    return last;
  }

  void setLast(StopReason reason) {
    last = reason;
  }

  /** Stops at nothing any more. */
  void close() {
    guest.change(machine -> machine.cpu().breakAt());
  }

  /** Runs on, at most {@code budget} instructions. */
  StopReason run(long budget) {
    return run(budget, NOWHERE);
  }

  /** Runs until the instruction at {@code address} is next; at least one instruction runs. */
  StopReason runTo(int address, long budget) {
    if (address == Calls.RETURN) {
      return run(budget, Integer.toUnsignedLong(address));
    }
    stopAt(address);
    if (guest.hart().pc() == address) {
      leave(address);
    }
    try {
      return run(budget, Integer.toUnsignedLong(address));
    } finally {
      stopAt();
    }
  }

  private StopReason run(long budget, long target) {
    long limit = limitAfter(budget);
    StopReason reason = null;
    while (reason == null) {
      reason = ended(guest.run(limit - guest.hart().retired()), target);
    }
    last = reason;
    return reason;
  }

  private long limitAfter(long budget) {
    if (budget < 0) {
      throw new IllegalArgumentException("a budget of " + budget + " instructions; give 0 or more");
    }
    long limit = guest.hart().retired() + budget;
    return limit < 0 ? Long.MAX_VALUE : limit;
  }

  /** What a run has ended with, for the test; {@code null} if it is to go on. */
  private StopReason ended(StopReason reason, long target) {
    last = reason;
    hooks.check(reason);
    return switch (reason) {
      case StopReason.Breakpoint b -> arrived(b, target);
      case StopReason.Watchpoint w -> lost(w);
      case StopReason.Requested r -> console.endsRun() ? r : null;
      default -> reason;
    };
  }

  private StopReason lost(StopReason.Watchpoint store) {
    faults.drop(store);
    return null;
  }

  private StopReason arrived(StopReason.Breakpoint at, long target) {
    // Another simulator may have been first: its stop is not wanted here any more either.
    if (coverage != null && coverage.reach(at.address())) {
      stopAt(targets);
    }
    if (Integer.toUnsignedLong(at.address()) == target) {
      return new StopReason.UntilMet(at.address());
    }
    leave(at.address());
    return null;
  }

  /** Has the guest go on from where it stands: through the hook there, if there is one. */
  private void leave(int address) {
    boolean hooked = hooks.enter(address, guest);
    hooks.check(last);
    if (!hooked || guest.hart().pc() == address) {
      pass();
    }
  }
}
