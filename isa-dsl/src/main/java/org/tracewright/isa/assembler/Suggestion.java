package org.tracewright.isa.assembler;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Suggestion {
  private Suggestion() {}

  /** The name nearest to {@code wrong}, if at most two letters differ and fewer than half. */
  static Optional<String> closest(String wrong, Collection<String> names) {
    String best = null;
    int least = Math.min(2, (wrong.length() - 1) / 2) + 1;
    for (String name : names) {
      if (Math.abs(name.length() - wrong.length()) < least && name.indexOf('#') < 0) {
        int distance = distance(wrong, name);
        if (distance < least) {
          least = distance;
          best = name;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** How many letters must be put in, left out or replaced. */
  public static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
