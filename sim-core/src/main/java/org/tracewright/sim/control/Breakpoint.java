package org.tracewright.sim.control;

/** Ends runs before the instruction at an address. */
public final class Breakpoint extends Stoppoint {
  private final int address;

  Breakpoint(Stoppoints owner, int address) {
    super(owner);
    this.address = address;
  }

  /** Where it stands. */
  public int address() {
    return address;
  }
}
