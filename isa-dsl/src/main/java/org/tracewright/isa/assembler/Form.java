package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracewright.isa.Alias;
import org.tracewright.isa.Dialect;
import org.tracewright.isa.Field;
import org.tracewright.isa.Names;
import org.tracewright.isa.Notation;
import org.tracewright.isa.Template;

/**
 * A row that the assembler reads.
 *
 * @param alias the row
 * @param pattern how it is written
 * @param suffix the name of the field that the mnemonic's suffix gives, with the value; empty for
 *     most rows
 */
record Form(Alias alias, Pattern pattern, Map<String, Integer> suffix) {
  /** The forms of a row: one, or as many as its mnemonic has suffixes. */
  static List<Form> of(Alias alias) {
    List<Template.Part> parts = alias.template().parts();
    boolean suffixed =
        parts.size() > 1
            && parts.get(0) instanceof Template.Literal(String text)
            && text.strip().equals(text)
            && !text.contains(" ")
            && parts.get(1) instanceof Template.Operand(String name)
            && Lexer.pattern(text).size() == 1
            && Lexer.isNameStart(text.charAt(0))
            && alias.target().field(name).orElseThrow().notation() instanceof Notation.Named;
    return suffixed ? suffixed(alias, parts) : List.of(plain(alias, alias.template(), Map.of()));
  }

  private static Form plain(Alias alias, Template template, Map<String, Integer> suffix) {
    return new Form(alias, Pattern.of(template, alias::operand), suffix);
  }

  private static List<Form> suffixed(Alias alias, List<Template.Part> parts) {
    String stem = ((Template.Literal) parts.get(0)).text();
    Field field = alias.target().field(((Template.Operand) parts.get(1)).name()).orElseThrow();
    Names names = ((Notation.Named) field.notation()).names();
    List<Form> forms = new ArrayList<>();
    names
        .all()
        .forEach(
            (name, value) -> {
              List<Template.Part> joined = new ArrayList<>(parts.subList(1, parts.size()));
              joined.set(0, new Template.Literal(stem + name));
              forms.add(plain(alias, new Template(joined), Map.of(field.name(), value)));
            });
    return forms;
  }

  Optional<Candidate> match(Dialect dialect, Cursor cursor, int order, Expected expected) {
    return pattern.match(dialect, cursor, order, expected).map(this::candidate);
  }

  private Candidate candidate(Map<String, Pattern.Found> found) {
    Map<String, Operand> operands = new LinkedHashMap<>();
    found.forEach((name, value) -> operands.put(name, value.operand()));
    suffix.forEach((name, value) -> operands.put(name, new Operand.Fixed(null, value)));
    return new Candidate(alias, operands);
  }
}
