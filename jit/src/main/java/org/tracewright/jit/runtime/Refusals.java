package org.tracewright.jit.runtime;

import org.tracewright.jit.LintFinding;
import org.tracewright.jit.reader.RefusedException;

/** Says why a model, or a part of it, is not traced. */
final class Refusals {
  private static final System.Logger LOG = System.getLogger("org.tracewright.jit");

  private Refusals() {}

  static void say(String model, RefusedException why) {
    say("{0} runs interpreted, it cannot be traced: {1}", model, why.getMessage());
  }

  static void say(String model, LintFinding finding) {
    say("{0} runs interpreted in part: {1}", model, finding.sentence());
  }

  private static void say(String text, String model, String why) {
    LOG.log(System.Logger.Level.WARNING, text, model, why);
  }
}
