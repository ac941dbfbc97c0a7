package org.tracewright.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Text in columns: the first is flush left, the others flush right. */
final class Grid {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; all must have the same number of cells. */
  void add(String first, Stream<String> others) {
    rows.add(Stream.concat(Stream.of(first), others).toList());
  }

  /** The rows as lines. */
  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String padding = " ".repeat(width(i) - row.get(i).length());
      line.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
    }
    return line.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
