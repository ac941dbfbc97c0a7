package org.tracewright.jit.record;

/** A call; what is called is found out at first use. */
record Invoke(CallSite site) implements Instruction {
  /** What a call does. */
  interface Target {
    void call(Machine m, Activation f, CallSite site);
  }

  @Override
  public void execute(Machine m, Activation f) {
    site.target().call(m, f, site);
  }
}
