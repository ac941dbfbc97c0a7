package org.tracewright.isa.assembler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.isa.Dialect;

/** Turns statements into pieces of sections and meanings of symbols. */
final class SourceParser {
  private final Dialect dialect;
  private final FormTable table;
  private final Symbols symbols;
  private final Diagnostics diagnostics;
  private final Directives directives;
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final Map<String, Integer> numericLabels = new HashMap<>();
  private final Deque<Boolean> keptShortForms = new ArrayDeque<>();
  private Section section;
  private boolean shortForms;
  private boolean anyShortForms;
  private int order;

  SourceParser(
      Dialect dialect,
      FormTable table,
      Symbols symbols,
      Diagnostics diagnostics,
      boolean shortForms) {
    this.dialect = dialect;
    this.table = table;
    this.symbols = symbols;
    this.diagnostics = diagnostics;
    this.directives = new Directives(this, symbols);
    this.shortForms = shortForms;
    this.anyShortForms = shortForms;
    enter(".text", "ax", false);
  }

  List<Section> sections() {
    return new ArrayList<>(sections.values());
  }

  /** Whether short forms were allowed anywhere. */
  boolean usedShortForms() {
    return anyShortForms;
  }

  void parse(String source) {
    for (List<Token> tokens : Lexer.statements(source, dialect.lineComments(), diagnostics)) {
      try {
        order++;
        statement(tokens);
      } catch (SourceError error) {
        diagnostics.add(error);
      }
    }
  }

  private void statement(List<Token> tokens) {
    int start = labels(tokens);
    List<Token> rest = resolveNumericLabels(tokens.subList(start, tokens.size()));
    Token first = rest.getFirst();
    if (first.kind() == Token.Kind.END) {
      return;
    }
    if (first.isName() && isAssignment(rest)) {
      Cursor cursor = new Cursor(rest);
      Token name = cursor.next();
      cursor.next();
      define(name, expression(cursor), true);
      cursor.expectEnd();
    } else if (first.isName() && first.text().length() > 1 && first.text().startsWith(".")) {
      directives.run(new Cursor(rest));
    } else {
      section.add(table.code(rest, order, shortForms, symbols));
    }
  }

  /** Defines the labels that a statement begins with; gives the place after them. */
  private int labels(List<Token> tokens) {
    int at = 0;
    while (tokens.get(at + 1 < tokens.size() ? at + 1 : at).is(":") && !isBecomes(tokens, at + 1)) {
      Token name = tokens.get(at);
      if (name.isName()) {
        checkSymbol(name);
        symbols.label(name, mark(name));
      } else if (name.kind() == Token.Kind.NUMBER) {
        int count = numericLabels.merge(name.text(), 1, Integer::sum);
        Token unique = name.renamed(name.text() + "#" + count);
        symbols.label(unique, mark(name));
      } else {
        throw new SourceError(name, "expected a label before ':', found %s", name.shown());
      }
      at += 2;
    }
    return at;
  }

  /** Whether a colon belongs to {@code :=}. */
  private static boolean isBecomes(List<Token> tokens, int colon) {
    Token next = tokens.get(Math.min(colon + 1, tokens.size() - 1));
    return next.is("=") && next.glued();
  }

  private boolean isAssignment(List<Token> tokens) {
    return tokens.get(1).is("=")
        && !(tokens.get(2).is("=") && tokens.get(2).glued())
        && !dialect.isReserved(tokens.getFirst().text());
  }

  private List<Token> resolveNumericLabels(List<Token> tokens) {
    List<Token> resolved = new ArrayList<>();
    for (Token token : tokens) {
      if (token.kind() != Token.Kind.LOCAL) {
        resolved.add(token);
        continue;
      }
      int last = token.text().length() - 1;
      String number = token.text().substring(0, last);
      int count = numericLabels.getOrDefault(number, 0);
      boolean forward = token.text().charAt(last) == 'f';
      resolved.add(token.renamed(number + "#" + (forward ? count + 1 : count)));
    }
    return resolved;
  }

  Mark mark(Token at) {
    Mark mark = new Mark(at);
    section.add(mark);
    return mark;
  }

  void add(Fragment fragment) {
    section.add(fragment);
  }

  Section section() {
    return section;
  }

  Dialect dialect() {
    return dialect;
  }

  void define(Token name, Expression value, boolean again) {
    checkSymbol(name);
    symbols.value(name, new Symbols.Value(name, order, value, mark(name)), again);
  }

  private void checkSymbol(Token name) {
    if (dialect.isReserved(name.text()) || name.is(".")) {
      throw new SourceError(name, "'%s' has a meaning already: choose another name", name.text());
    }
  }

  Expression expression(Cursor cursor) {
    return new ExpressionParser(dialect, cursor, order).parse();
  }

  /** Goes on in the section {@code name}, made with {@code flags} if it is new. */
  void enter(String name, String flags, boolean empty) {
    section = sections.computeIfAbsent(name, unused -> new Section(name, flags, empty));
  }

  /** Adds {@code fragment} to another section than the present one. */
  void elsewhere(String name, String flags, boolean empty, Runnable addition) {
    Section present = section;
    enter(name, flags, empty);
    addition.run();
    section = present;
  }

  List<Step> padding() {
    List<Step> steps = new ArrayList<>();
    for (String instruction : section.isExecutable() ? dialect.padding() : List.<String>of()) {
      steps.add(
          table.step(
              Lexer.statements(instruction, java.util.Set.of(), diagnostics).getFirst(),
              order,
              false));
    }
    return steps;
  }

  void option(Token name) {
    Dialect.Option option =
        dialect
            .option(name.text())
            .orElseThrow(() -> new SourceError(name, "unknown option '%s'", name.text()));
    switch (option) {
      case SHORT_FORMS -> shortForms = true;
      case NO_SHORT_FORMS -> shortForms = false;
      case PUSH -> keptShortForms.push(shortForms);
      case POP -> {
        if (keptShortForms.isEmpty()) {
          throw new SourceError(name, "nothing was pushed that could be popped");
        }
        shortForms = keptShortForms.pop();
      }
      case IGNORED -> {}
    }
    anyShortForms |= shortForms;
  }
}
