package org.tracewright.examples.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Lays an automaton out in arrays. */
final class Tables {
  private Tables() {}

  /** The start is one more position, the last: always active, unless matches are anchored. */
  static Automaton of(Expression all, List<BitSet> sets, List<BitSet> follow) {
    int start = sets.size();
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    for (int position = 0; position < start; position++) {
      for (int before = 0; before < start; before++) {
        if (follow.get(before).get(position)) {
          from.add(before);
          to.add(position);
        }
      }
      if (all.first().get(position)) {
        from.add(start);
        to.add(position);
      }
    }
    boolean[] accepting = new boolean[start + 1];
    all.last().stream().forEach(position -> accepting[position] = true);
    accepting[start] = all.empty();
    return new Automaton(ints(from), ints(to), members(sets), accepting);
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  // For each position 256 answers to the question whether a character is in its set.
  private static byte[] members(List<BitSet> sets) {
    byte[] members = new byte[sets.size() * 256];
    for (int position = 0; position < sets.size(); position++) {
      int base = position * 256;
      sets.get(position).stream().forEach(c -> members[base + c] = 1);
    }
    return members;
  }
}
