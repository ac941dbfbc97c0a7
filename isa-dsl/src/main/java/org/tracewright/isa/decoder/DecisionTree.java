package org.tracewright.isa.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How to find the row that a word belongs to, by looking at few bits at a time. */
sealed interface DecisionTree {
  /** The rows that can still be reached. */
  int size();

  /**
   * Goes on by the value of the bits {@code high} to {@code low}; another value is no instruction.
   */
  record Branch(int high, int low, Map<Integer, DecisionTree> cases) implements DecisionTree {
    @Override
    public int size() {
      return cases.values().stream().mapToInt(DecisionTree::size).sum();
    }
  }

  /** Tries the rows in turn; the bits {@code tested} are known. */
  record Trial(List<Row> rows, int tested) implements DecisionTree {
    @Override
    public int size() {
      return rows.size();
    }
  }

  static DecisionTree of(List<Row> rows) {
    return grow(rows, 0);
  }

  private static DecisionTree grow(List<Row> rows, int tested) {
    int common = rows.stream().mapToInt(Row::mask).reduce(~tested, (a, b) -> a & b);
    int[] best = bestRun(rows, common);
    if (rows.size() == 1 || best == null) {
      return new Trial(specialFirst(rows), tested);
    }
    int mask = -1 >>> (31 - best[0] + best[1]) << best[1];
    Map<Integer, List<Row>> groups = new TreeMap<>();
    for (Row row : rows) {
      int key = (row.value() & mask) >>> best[1];
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(row);
    }
    Map<Integer, DecisionTree> cases = new TreeMap<>();
    groups.forEach((key, group) -> cases.put(key, grow(group, tested | mask)));
    return new Branch(best[0], best[1], cases);
  }

  /**
   * The consecutive bits, fixed in all rows, that tell most rows apart; null if none tell any
   * apart.
   */
  private static int[] bestRun(List<Row> rows, int common) {
    int[] best = null;
    long most = 1;
    for (int low = 0; low < 32; low++) {
      int high = low;
      while (high < 31 && (common >>> (high + 1) & 1) != 0) {
        high++;
      }
      if ((common >>> low & 1) != 0) {
        int mask = -1 >>> (31 - high + low) << low;
        long distinct = rows.stream().mapToInt(row -> row.value() & mask).distinct().count();
        if (distinct > most) {
          most = distinct;
          best = new int[] {high, low};
        }
        low = high;
      }
    }
    return best;
  }

  private static List<Row> specialFirst(List<Row> rows) {
    List<Row> ordered = new ArrayList<>(rows.stream().filter(Row::isSpecial).toList());
    rows.stream().filter(row -> !row.isSpecial()).forEach(ordered::add);
    return ordered;
  }
}
