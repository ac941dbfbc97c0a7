package org.tracewright.jit;

/**
 * A breach of a rule by a model.
 *
 * @param rule the rule
 * @param place the class, method or field, with a line number where the class file has one
 * @param culprit what exactly is wrong there
 */
public record LintFinding(LintRule rule, String place, String culprit) {
  /** Place, culprit, rule and remedy in one line. */
  public String sentence() {
    return place + ": " + culprit + " (rule: " + rule.rule() + "; remedy: " + rule.remedy() + ")";
  }
}
