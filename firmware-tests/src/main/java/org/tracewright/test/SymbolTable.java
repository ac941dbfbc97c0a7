package org.tracewright.test;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tracewright.isa.assembler.Suggestion;
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
            .filter(
                other ->
                    !other.isEmpty() && Suggestion.distance(name, other) <= 1 + name.length() / 3)
            .distinct()
            .sorted(Comparator.comparingInt((String other) -> Suggestion.distance(name, other)))
            .limit(SUGGESTIONS)
            .toList();
    if (near.isEmpty()) {
      return "; " + symbols.all().size() + " others: was it stripped, static, or inlined away?";
    }
    return "; did you mean " + String.join(", ", near) + "?";
  }
}
