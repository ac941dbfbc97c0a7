package org.tracewright.sim.control;

import java.util.Objects;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Watch;

/** Ends runs before an instruction that touches a range of memory. */
public final class Watchpoint extends Stoppoint {
  /** Which accesses count. */
  public enum Kind {
    /** Loads. */
    READ,
    /** Stores. */
    WRITE,
    /** Both. */
    ACCESS
  }

  private final Kind kind;
  private final Watch watch;

  Watchpoint(Stoppoints owner, int address, int length, Kind kind) {
    super(owner);
    this.kind = Objects.requireNonNull(kind);
    this.watch = new Watch(address, length, kind != Kind.WRITE, kind != Kind.READ);
  }

  /** Address of the first byte. */
  public int address() {
    return watch.address();
  }

  /** In bytes. */
  public int length() {
    return watch.length();
  }

  /** Which accesses count. */
  public Kind kind() {
    return kind;
  }

  Watch watch() {
    return watch;
  }

  boolean sees(StopReason.Watchpoint access) {
    return watch.sees(access.address(), access.length(), access.write());
  }
}
