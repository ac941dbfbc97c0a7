package org.tracewright.debugger;

import java.util.List;
import java.util.Optional;
import org.tracewright.jit.Engine;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Machine;
import org.tracewright.sim.control.Shadow;

/** What executes the guest, switched at any stop. */
final class Engines {
  /** The names of the engines. */
  static final List<String> NAMES = List.of("interpreter", "jit", "lockstep");

  private final Session session;
  private String name = NAMES.get(0);
  private Machine twin;

  Engines(Session session) {
    this.session = session;
  }

  /** The engine in use. */
  String name() {
    return name;
  }

  /**
   * Has the guest executed by another engine from now on.
   *
   * @throws DebuggerException if there is no such engine for this guest
   */
  void use(String wanted) {
    if (!NAMES.contains(wanted)) {
      throw new DebuggerException(
          "unknown engine '"
              + wanted
              + "'"
              + Nearest.suggestion(wanted, NAMES)
              + "; there are "
              + String.join(", ", NAMES));
    }
    if (session.cpu().compilation().isEmpty() && !wanted.equals(NAMES.get(0))) {
      throw new DebuggerException(session.cpu().name() + " is never compiled");
    }
    session.control().setShadow(wanted.equals("lockstep") ? shadow() : null);
    session
        .cpu()
        .compilation()
        .ifPresent(c -> c.setEngine(wanted.equals("jit") ? Engine.JIT : Engine.OFF));
    name = wanted;
  }

  private Shadow shadow() {
    if (twin == null) {
      twin =
          session
              .guest()
              .twin()
              .orElseThrow(() -> new DebuggerException("this guest cannot run in lockstep"));
      twin.cpu().compilation().ifPresent(c -> c.setEngine(Engine.JIT));
    }
    return new Shadow(session.machine(), twin);
  }

  /** How the machine that is compiled is compiled. */
  Optional<Compilation> compiled() {
    Machine machine = name.equals("lockstep") ? twin : session.machine();
    return machine.cpu().compilation();
  }
}
