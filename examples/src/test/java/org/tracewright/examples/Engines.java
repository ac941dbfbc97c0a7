package org.tracewright.examples;

import org.tracewright.jit.JitSettings;

/** How the tests run the examples. */
public final class Engines {
  /** Compiles almost at once and in the same thread, so that short tests reach compiled code. */
  public static final JitSettings EAGER =
      JitSettings.defaults().withSynchronous(true).withThresholds(10, 3);

  private Engines() {}
}
