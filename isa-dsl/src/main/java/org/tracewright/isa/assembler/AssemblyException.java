package org.tracewright.isa.assembler;

import java.util.List;
import java.util.stream.Collectors;

/** Assembly source has mistakes: as many as could be found at once. */
public final class AssemblyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  AssemblyException(List<Diagnostic> diagnostics) {
    super(
        diagnostics.stream()
            .map(Diagnostic::toString)
            .collect(Collectors.joining(System.lineSeparator())));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** The mistakes in the order of the source; at least one. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
