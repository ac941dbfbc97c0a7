package org.tracewright.jit.runtime;

import org.tracewright.jit.AbortReason;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.LintRule;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.record.Recording;

/** Notes turns that stay interpreted because they are too long, and says so of the first. */
final class LongTurns {
  private final Model model;
  private boolean said; // races do no harm

  LongTurns(Model model) {
    this.model = model;
  }

  /** A recording came to nothing. */
  void recorded(Recording failed) {
    if (failed instanceof Recording.Aborted aborted
        && aborted.reason() == AbortReason.TURN_TOO_LONG) {
      note(aborted.detail(), aborted.reason().sentence());
    }
  }

  /** The first part of a region alone has too much code. */
  void emitted(Part part) {
    if (part.turns().size() <= 1) {
      String length = "the code of the turn with key " + part.key() + " does not fit into a method";
      note(model.loop().method().name(), length);
    }
  }

  private void note(String place, String culprit) {
    LintFinding finding = new LintFinding(LintRule.TURN_LENGTH, place, culprit);
    if (model.note(finding) && !said) {
      said = true;
      Refusals.say(model.lookup().lookupClass().getName(), finding);
    }
  }
}
