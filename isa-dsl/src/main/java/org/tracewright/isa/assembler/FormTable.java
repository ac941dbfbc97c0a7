package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracewright.isa.Alias;
import org.tracewright.isa.Dialect;
import org.tracewright.isa.IsaException;
import org.tracewright.isa.Macro;

/** All that can be written in a dialect, found by mnemonic. Immutable once made. */
final class FormTable {
  private final Dialect dialect;
  private final Map<String, List<Form>> forms = new HashMap<>();
  private final Map<String, List<Expansion>> expansions = new HashMap<>();
  private final List<Form> unnamed = new ArrayList<>();

  FormTable(Dialect dialect) {
    this.dialect = dialect;
    for (Alias alias : dialect.forms()) {
      Form.of(alias).forEach(this::add);
    }
    for (Macro macro : dialect.macros()) {
      Expansion expansion = Expansion.of(dialect, macro);
      String mnemonic = expansion.pattern().mnemonic().orElseThrow();
      expansion.body().forEach(line -> checkLine(mnemonic, line));
      expansions.computeIfAbsent(mnemonic, unused -> new ArrayList<>()).add(expansion);
    }
  }

  private void checkLine(String mnemonic, List<Token> line) {
    int start = line.size() > 1 && line.get(1).is(":") ? 2 : 0;
    Token first = line.get(start);
    if (first.kind() != Token.Kind.END && !forms.containsKey(first.text())) {
      throw new IsaException(
          "macro '%s' uses '%s', which is neither an instruction nor an alias",
          mnemonic, first.text());
    }
  }

  private void add(Form form) {
    form.pattern()
        .mnemonic()
        .ifPresentOrElse(
            name -> forms.computeIfAbsent(name, unused -> new ArrayList<>()).add(form),
            () -> unnamed.add(form));
  }

  /**
   * The instructions that {@code tokens} may stand for; throws if there are none and {@code
   * needed}.
   */
  private List<Candidate> candidates(
      List<Token> tokens, int order, boolean shortForms, Expected expected) {
    List<Candidate> found = new ArrayList<>();
    List<Form> rows = forms.getOrDefault(tokens.getFirst().text(), unnamed);
    for (Form form : rows) {
      Optional<Candidate> candidate = form.match(dialect, new Cursor(tokens), order, expected);
      candidate
          .filter(c -> !c.isShortForm() || (shortForms && !c.isRelocated()))
          .ifPresent(found::add);
    }
    return found;
  }

  /** The single instruction that {@code tokens} stand for. */
  Step step(List<Token> tokens, int order, boolean shortForms) {
    Expected expected = new Expected();
    List<Candidate> found = candidates(tokens, order, shortForms, expected);
    if (found.isEmpty()) {
      throw unknown(tokens, expected);
    }
    return new Step(found);
  }

  /** All ways to assemble {@code tokens}. */
  Code code(List<Token> tokens, int order, boolean shortForms, Symbols symbols) {
    Token first = tokens.getFirst();
    Expected expected = new Expected();
    Code code = new Code(first);
    List<Candidate> single = candidates(tokens, order, shortForms, expected);
    if (!single.isEmpty()) {
      Alternative alternative = new Alternative(null);
      alternative.add(new Step(single));
      code.add(alternative);
    }
    for (Expansion expansion : expansions.getOrDefault(first.text(), List.of())) {
      expansion
          .pattern()
          .match(dialect, new Cursor(tokens), order, expected)
          .ifPresent(found -> expand(expansion, found, first, order, shortForms, code, symbols));
    }
    if (code.isImpossible()) {
      throw unknown(tokens, expected);
    }
    return code;
  }

  private void expand(
      Expansion expansion,
      Map<String, Pattern.Found> found,
      Token at,
      int order,
      boolean shortForms,
      Code code,
      Symbols symbols) {
    List<Token> condition = expansion.condition(at, found);
    Alternative alternative =
        new Alternative(
            condition.isEmpty()
                ? null
                : new ExpressionParser(dialect, new Cursor(condition), order).parse());
    String tag = "@" + symbols.newTag();
    for (List<Token> line : expansion.lines(at, found, tag)) {
      List<Token> rest = line;
      if (rest.get(0).kind() == Token.Kind.NUMBER && rest.get(1).is(":")) {
        String label = rest.get(0).text() + tag;
        symbols.stepLabel(label, new Symbols.StepLabel(code, alternative, alternative.steps()));
        rest = rest.subList(2, rest.size());
      }
      if (rest.size() > 1) {
        alternative.add(step(rest, order, shortForms));
      }
    }
    code.add(alternative);
  }

  private SourceError unknown(List<Token> tokens, Expected expected) {
    Token first = tokens.getFirst();
    boolean known = forms.containsKey(first.text()) || expansions.containsKey(first.text());
    if (known || !unnamed.isEmpty()) {
      return expected.explain(first);
    }
    List<String> names = new ArrayList<>(forms.keySet());
    names.addAll(expansions.keySet());
    String near =
        Suggestion.closest(first.text(), names).map(n -> "; did you mean '" + n + "'?").orElse("");
    return new SourceError(first, "%s", "expected an instruction, found " + first.shown() + near);
  }
}
