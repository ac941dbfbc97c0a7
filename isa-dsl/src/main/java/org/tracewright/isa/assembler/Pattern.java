package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tracewright.isa.Dialect;
import org.tracewright.isa.Field;
import org.tracewright.isa.Names;
import org.tracewright.isa.Notation;
import org.tracewright.isa.Template;

/** A template as the tokens it reads. */
record Pattern(List<Slot> slots) {
  /** What is read in turn. */
  sealed interface Slot {}

  /** This very token. */
  record Word(Token token) implements Slot {}

  /**
   * The value of an operand: a name of the field's table if it has one, an expression otherwise.
   */
  record Argument(String name, Optional<Field> field) implements Slot {}

  /** What an operand was found to be. */
  record Found(List<Token> tokens, Operand operand) {}

  static Pattern of(Template template, Function<String, Optional<Field>> fields) {
    List<Slot> slots = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Literal literal ->
            Lexer.pattern(literal.text()).forEach(token -> slots.add(new Word(token)));
        case Template.Operand operand ->
            slots.add(new Argument(operand.name(), fields.apply(operand.name())));
      }
    }
    return new Pattern(slots);
  }

  /** The first token, if it is a name: the mnemonic. */
  Optional<String> mnemonic() {
    return slots.getFirst() instanceof Word(Token token) && token.isName()
        ? Optional.of(token.text())
        : Optional.empty();
  }

  /** Reads a whole statement; empty if it is another one, and then {@code expected} knows why. */
  Optional<Map<String, Found>> match(Dialect dialect, Cursor cursor, int order, Expected expected) {
    Map<String, Found> found = new LinkedHashMap<>();
    for (Slot slot : slots) {
      boolean fits =
          switch (slot) {
            case Word(Token token) -> word(dialect, cursor, token, expected);
            case Argument argument -> argument(dialect, cursor, order, argument, found, expected);
          };
      if (!fits) {
        return Optional.empty();
      }
    }
    if (!cursor.atEnd()) {
      expected.add(cursor, () -> "the end of the statement");
      return Optional.empty();
    }
    return Optional.of(found);
  }

  private static boolean word(Dialect dialect, Cursor cursor, Token token, Expected expected) {
    Token next = cursor.peek();
    if (next.isLike(token)
        || (next.isName() && token.isName() && dialect.isSame(token.text(), next.text()))) {
      cursor.next();
      return true;
    }
    expected.add(cursor, () -> "'" + token.text() + "'");
    return false;
  }

  private static boolean argument(
      Dialect dialect,
      Cursor cursor,
      int order,
      Argument argument,
      Map<String, Found> found,
      Expected expected) {
    int start = cursor.place();
    Optional<Operand> operand = read(dialect, cursor, order, argument, expected);
    if (operand.isEmpty()) {
      return false;
    }
    Found now = new Found(List.copyOf(cursor.since(start)), operand.get());
    Found before = found.putIfAbsent(argument.name(), now);
    if (before != null && !same(before.operand(), now.operand())) {
      cursor.back(start);
      expected.add(cursor, () -> "the same " + argument.name() + " again");
      return false;
    }
    return true;
  }

  private static boolean same(Operand one, Operand other) {
    return one instanceof Operand.Fixed a
        && other instanceof Operand.Fixed b
        && a.value() == b.value();
  }

  private static Optional<Operand> read(
      Dialect dialect, Cursor cursor, int order, Argument argument, Expected expected) {
    Optional<Names> names =
        argument
            .field()
            .map(Field::notation)
            .map(n -> n instanceof Notation.Named(Names x) ? x : null);
    if (names.isPresent()) {
      Optional<Operand> named = named(cursor, argument.field().get(), names.get(), expected);
      if (named.isPresent() || !names.get().isOpen()) {
        return named;
      }
    }
    try {
      Expression expression = new ExpressionParser(dialect, cursor, order).parse();
      return Optional.of(new Operand.Computed(expression));
    } catch (SourceError error) {
      expected.error(cursor, error);
      return Optional.empty();
    }
  }

  private static Optional<Operand> named(
      Cursor cursor, Field field, Names names, Expected expected) {
    Token token = cursor.peek();
    var value = token.isName() ? names.value(token.text()) : java.util.OptionalInt.empty();
    if (value.isEmpty()) {
      expected.add(cursor, () -> field.name() + " (" + examples(names) + ")");
      return Optional.empty();
    }
    var problem = field.problem(value.getAsInt());
    if (problem.isPresent()) {
      expected.add(cursor, () -> "another " + field.name() + ", which " + allowed(field, names));
      return Optional.empty();
    }
    cursor.next();
    return Optional.of(new Operand.Fixed(token, value.getAsInt()));
  }

  private static String allowed(Field field, Names names) {
    String range =
        "must be in %s..%s"
            .formatted(
                names.name(field.minimum()).orElse("" + field.minimum()),
                names.name((int) field.maximum()).orElse("" + field.maximum()));
    return field.excluded().isEmpty()
        ? range
        : range
            + " but not "
            + String.join(
                " or ", field.excluded().stream().map(v -> names.name(v).orElse("" + v)).toList());
  }

  private static String examples(Names names) {
    List<String> some =
        names.all().keySet().stream().filter(name -> !name.isEmpty()).sorted().limit(4).toList();
    return String.join(", ", some) + (names.all().size() > 4 ? ", ..." : "");
  }
}
