package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What names of the source mean. */
final class Symbols {
  /** One meaning of a name. */
  sealed interface Definition {}

  /** Given from outside. */
  record Bound(int value) implements Definition {}

  /** A place in a section. */
  record Label(Token at, Mark mark) implements Definition {}

  /** A place inside the expansion of a pseudo-instruction. */
  record StepLabel(Code code, Alternative alternative, int step) implements Definition {
    int address() {
      return code.settledAddress() + alternative.offset(step);
    }
  }

  /**
   * An expression, computed where {@code mark} is; holds after the statement numbered {@code
   * order}.
   */
  record Value(Token at, int order, Expression expression, Mark mark) implements Definition {}

  /** The size of a symbol, computed where {@code mark} is. */
  record Sized(Expression expression, Mark mark) {}

  private final Map<String, List<Definition>> definitions = new LinkedHashMap<>();
  private final Set<String> globals = new HashSet<>();
  private final Map<String, Program.Kind> kinds = new LinkedHashMap<>();
  private final Map<String, Sized> sizes = new LinkedHashMap<>();
  private int tags;

  /** A number that no expansion had before. */
  int newTag() {
    return ++tags;
  }

  void bind(Map<String, Integer> bound) {
    bound.forEach((name, value) -> add(name, new Bound(value)));
  }

  void label(Token name, Mark mark) {
    refuse(name);
    add(name.text(), new Label(name, mark));
  }

  void stepLabel(String name, StepLabel label) {
    add(name, label);
  }

  /** Defines a value; {@code again} says whether a value may be given anew. */
  void value(Token name, Value value, boolean again) {
    boolean onlyValues =
        definitions.getOrDefault(name.text(), List.of()).stream().allMatch(Value.class::isInstance);
    if (!again || !onlyValues) {
      refuse(name);
    }
    add(name.text(), value);
  }

  private void refuse(Token name) {
    if (definitions.containsKey(name.text())) {
      String where =
          switch (definitions.get(name.text()).getFirst()) {
            case Label label -> "in line " + label.at().line();
            case Value value -> "in line " + value.at().line();
            case Bound bound -> "as a value given from outside";
            case StepLabel step -> "in an expansion";
          };
      throw new SourceError(name, "'%s' is already defined %s", name.text(), where);
    }
  }

  private void add(String name, Definition definition) {
    definitions.computeIfAbsent(name, unused -> new ArrayList<>()).add(definition);
  }

  void global(String name) {
    globals.add(name);
  }

  void kind(String name, Program.Kind kind) {
    kinds.put(name, kind);
  }

  void size(String name, Sized size) {
    sizes.put(name, size);
  }

  boolean isGlobal(String name) {
    return globals.contains(name);
  }

  Program.Kind kind(String name) {
    return kinds.getOrDefault(name, Program.Kind.NONE);
  }

  Sized size(String name) {
    return sizes.get(name);
  }

  /**
   * The meaning of a name where it is used: of several values the last before it, or else the last
   * of all.
   */
  Definition find(Expression.Symbol symbol) {
    List<Definition> all = definitions.getOrDefault(symbol.name(), List.of());
    if (all.isEmpty()) {
      throw new SourceError(symbol.at(), "%s", undefined(symbol.name()));
    }
    for (Definition definition : all.reversed()) {
      if (!(definition instanceof Value value) || value.order() < symbol.order()) {
        return definition;
      }
    }
    return all.getLast();
  }

  private String undefined(String name) {
    int number = name.indexOf('#');
    if (number > 0) {
      return "there is no label '%s:' in that direction".formatted(name.substring(0, number));
    }
    return Suggestion.closest(name, definitions.keySet())
        .map(near -> "undefined symbol '%s'; did you mean '%s'?".formatted(name, near))
        .orElse("undefined symbol '%s': define it, or bind it from outside".formatted(name));
  }

  /** Names of labels and values, as the source's author wrote them. */
  Map<String, Definition> named() {
    Map<String, Definition> named = new LinkedHashMap<>();
    definitions.forEach(
        (name, all) -> {
          if (name.indexOf('#') < 0 && name.indexOf('@') < 0 && !name.startsWith(".L")) {
            named.put(name, all.getLast());
          }
        });
    return named;
  }
}
