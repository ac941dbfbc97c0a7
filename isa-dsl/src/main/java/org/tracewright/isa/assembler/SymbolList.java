package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The symbols of a program that has its layout. */
final class SymbolList {
  private final Symbols symbols;
  private final Evaluator evaluator;
  private final Diagnostics diagnostics;

  SymbolList(Symbols symbols, Evaluator evaluator, Diagnostics diagnostics) {
    this.symbols = symbols;
    this.evaluator = evaluator;
    this.diagnostics = diagnostics;
  }

  /** Labels and values of the source; not what was bound from outside. */
  List<Program.Symbol> of(Layout layout, Map<String, Integer> bound) {
    Map<Fragment, String> homes = new IdentityHashMap<>();
    for (Section section : layout.sections()) {
      section.fragments().forEach(fragment -> homes.put(fragment, section.name()));
    }
    List<Program.Symbol> list = new ArrayList<>();
    symbols
        .named()
        .forEach(
            (name, definition) -> {
              if (!bound.containsKey(name)) {
                list.add(symbol(name, definition, homes));
              }
            });
    return list;
  }

  private Program.Symbol symbol(
      String name, Symbols.Definition definition, Map<Fragment, String> homes) {
    return switch (definition) {
      case Symbols.Label label ->
          symbol(name, label.mark().address(), Optional.of(homes.get(label.mark())));
      case Symbols.Value value ->
          symbol(name, value(value.expression(), value.mark()), Optional.empty());
      case Symbols.Bound bound -> symbol(name, bound.value(), Optional.empty());
      case Symbols.StepLabel step -> symbol(name, step.address(), Optional.empty());
    };
  }

  private Program.Symbol symbol(String name, int value, Optional<String> section) {
    Symbols.Sized sized = symbols.size(name);
    int size = sized == null ? 0 : value(sized.expression(), sized.mark());
    return new Program.Symbol(
        name, value, size, symbols.kind(name), symbols.isGlobal(name), section);
  }

  private int value(Expression expression, Mark mark) {
    try {
      return (int) evaluator.value(expression, mark.address());
    } catch (SourceError error) {
      diagnostics.add(error);
      return 0;
    }
  }
}
