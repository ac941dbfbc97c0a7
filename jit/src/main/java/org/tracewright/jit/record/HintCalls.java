package org.tracewright.jit.record;

import org.tracewright.jit.ir.Type;

/** Calls of the hints. */
final class HintCalls {
  private HintCalls() {}

  /** The turn ends here. */
  record MergePoint() implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      m.tape.arrives();
      m.arrive(f.intAt(0), f.ir(0));
    }
  }

  record Promote(Type type) implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      int position = m.tape.promote(type, f.ir(0), f.bits(0));
      f.ir[f.entry(0)] = position;
    }
  }

  record InTrace() implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      f.push(1, m.tape.constant(Type.INT, 1));
    }
  }
}
