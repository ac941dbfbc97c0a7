package org.tracewright.jit.record;

import org.tracewright.jit.ir.Effect;

/** Calls of methods that do nothing unless their first argument is true. */
final class Conditional {
  private Conditional() {}

  /** Makes the call if it is due; the trace makes it whenever it is. */
  static void call(Machine m, Activation f, CallSite site) {
    int condition = site.parameters().length - 1; // entries above it on the stack
    boolean due = f.intAt(condition) != 0;
    boolean open = m.tape.on() && !m.tape.isConstant(f.ir(condition));
    if (due) {
      Calls.residual(m, f, site, Effect.ALL, open);
    } else {
      skip(m, f, site, open);
    }
  }

  private static void skip(Machine m, Activation f, CallSite site, boolean open) {
    if (open) {
      int[] positions = site.positions(f);
      Calls.prepare(m, site, Effect.ALL, positions);
      m.tape.callIf(site.ref(), positions);
    }
    if (m.outside != null) {
      m.outside.skipped(site, site.boxed(f));
    }
    f.drop(site.entries());
  }
}
