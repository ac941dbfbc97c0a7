package org.tracewright.jit.runtime;

import org.tracewright.jit.reader.RefusedException;

/** Says why a model is not traced. */
final class Refusals {
  private static final System.Logger LOG = System.getLogger("org.tracewright.jit");

  private Refusals() {}

  static void say(String model, RefusedException why) {
    LOG.log(
        System.Logger.Level.WARNING,
        "{0} runs interpreted, it cannot be traced: {1}",
        model,
        why.getMessage());
  }
}
