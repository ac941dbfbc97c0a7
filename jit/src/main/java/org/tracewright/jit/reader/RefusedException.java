package org.tracewright.jit.reader;

import java.util.List;
import java.util.stream.Collectors;
import org.tracewright.jit.LintFinding;

/** The model cannot be traced; it runs interpreted. */
public final class RefusedException extends Exception {
  private final transient List<LintFinding> findings;

  RefusedException(List<LintFinding> findings) {
    super(findings.stream().map(LintFinding::sentence).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** What is wrong with the model; at least one. */
  public List<LintFinding> findings() {
    return findings;
  }
}
