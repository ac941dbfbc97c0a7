package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects mistakes. */
final class Diagnostics {
  private static final int MOST = 20;

  private final String[] lines;
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  Diagnostics(String source) {
    lines = source.split("\n", -1);
  }

  void add(SourceError error) {
    add(error.at().line(), error.at().column(), error.getMessage());
  }

  void add(int line, int column, String message) {
    String source = line <= lines.length ? lines[line - 1].stripTrailing() : "";
    found.add(new Diagnostic(line, column, message, source));
  }

  /** Throws if there is any mistake. */
  void check() {
    if (!found.isEmpty()) {
      List<Diagnostic> sorted = new ArrayList<>(found);
      sorted.sort(Comparator.comparingInt(Diagnostic::line).thenComparing(Diagnostic::column));
      throw new AssemblyException(sorted.subList(0, Math.min(sorted.size(), MOST)));
    }
  }
}
