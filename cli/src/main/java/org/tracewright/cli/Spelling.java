package org.tracewright.cli;

import java.util.Collection;

/** Guesses what a mistyped word was meant to be. */
final class Spelling {
  private Spelling() {}

  /**
   * The candidate nearest to {@code word}, or {@code null} when none is near: at most one edit for
   * every three letters typed, and at least one. An edit inserts, drops or changes a letter, or
   * swaps two neighbours.
   */
  static String nearest(String word, Collection<String> candidates) {
    String nearest = null;
    int allowed = Math.max(1, word.length() / 3);
    for (String candidate : candidates) {
      int distance = distance(word, candidate);
      if (distance <= allowed) {
        nearest = candidate;
        allowed = distance - 1;
      }
    }
    return nearest;
  }

  /** {@code "did you mean 'x'? "}, or nothing when no candidate is near. */
  static String suggestion(String word, Collection<String> candidates) {
    String nearest = nearest(word, candidates);
    return nearest == null ? "" : "did you mean '" + nearest + "'? ";
  }

  /** The number of edits between two words (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : step(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int step(int[][] table, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
    best = Math.min(best, table[i - 1][j - 1] + change);
    return swapped(a, b, i, j) ? Math.min(best, table[i - 2][j - 2] + 1) : best;
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
