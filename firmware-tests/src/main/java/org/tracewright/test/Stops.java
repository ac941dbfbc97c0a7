package org.tracewright.test;

/** Ends the runs of a guest before instructions at some addresses, in any engine. */
final class Stops {
  private final Guest guest;

  Stops(Guest guest) {
    this.guest = guest;
  }

  /** These, instead of those before. */
  void set(int... addresses) {
    guest.change(machine -> machine.cpu().breakAt(addresses));
  }

  /** The instruction that is next runs, whatever stands at it. */
  void pass() {
    guest.change(machine -> machine.cpu().pass(false));
  }
}
