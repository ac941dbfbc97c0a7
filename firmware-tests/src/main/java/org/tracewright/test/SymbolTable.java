package org.tracewright.test;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tracewright.sim.Symbols;

/** A program's symbols, with an answer that helps for one that is not there. */
record SymbolTable(String program, Symbols symbols) {
  private static final int SUGGESTIONS = 3;

  int address(String name) {
    OptionalInt found = symbols.address(name);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          program + " has no symbol '" + name + "'" + suggestion(name));
    }
    return found.getAsInt();
  }

  Optional<Symbols.Symbol> at(int address) {
    return symbols.at(address);
  }

  private String suggestion(String name) {
    List<String> near =
        symbols.all().stream()
            .map(Symbols.Symbol::name)
            .filter(other -> !other.isEmpty() && distance(name, other) <= 1 + name.length() / 3)
            .distinct()
            .sorted(Comparator.comparingInt((String other) -> distance(name, other)))
            .limit(SUGGESTIONS)
            .toList();
    if (near.isEmpty()) {
      return "; " + symbols.all().size() + " others: was it stripped, static, or inlined away?";
    }
    return "; did you mean " + String.join(", ", near) + "?";
  }

  /** Letters to change, add or leave out to make one word of the other. */
  private static int distance(String a, String b) {
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
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
