package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracewright.isa.Dialect;
import org.tracewright.isa.Field;
import org.tracewright.isa.Isa;
import org.tracewright.isa.IsaException;
import org.tracewright.isa.Macro;
import org.tracewright.isa.Notation;

/**
 * A pseudo-instruction that the assembler reads.
 *
 * @param pattern how it is written
 * @param condition the tokens of its condition; empty if it has none
 * @param body its lines
 */
record Expansion(Pattern pattern, List<Token> condition, List<List<Token>> body) {
  static Expansion of(Dialect dialect, Macro macro) {
    Diagnostics mistakes = new Diagnostics(macro.body());
    List<List<Token>> body = Lexer.statements(macro.body(), dialect.lineComments(), mistakes);
    mistakes.check();
    Pattern pattern = Pattern.of(macro.template(), name -> named(dialect.isa(), name));
    checkOperands(macro, pattern, body);
    List<Token> condition = new ArrayList<>(Lexer.pattern(macro.condition()));
    if (!condition.isEmpty()) {
      condition.add(new Token(Token.Kind.END, "", 0, 1, 1, false));
    }
    return new Expansion(pattern, condition, body);
  }

  private static void checkOperands(Macro macro, Pattern pattern, List<List<Token>> body) {
    List<String> known = macro.template().operands();
    for (List<Token> line : body) {
      for (int i = 1; i < line.size(); i++) {
        if (line.get(i - 1).is("{") && !known.contains(line.get(i).text())) {
          throw new IsaException(
              "macro '%s' uses {%s}, which is none of its operands",
              pattern.mnemonic().orElse("?"), line.get(i).text());
        }
      }
    }
  }

  /** A field that gives {@code name} its table of names. */
  private static Optional<Field> named(Isa isa, String name) {
    return isa.instructions().stream()
        .flatMap(instruction -> instruction.fields().stream())
        .filter(field -> field.name().equals(name) && field.suffix().isEmpty())
        .filter(field -> field.notation() instanceof Notation.Named)
        .findFirst();
  }

  /**
   * The body's lines with what was written in place of {operands}, and its labels made unique by
   * {@code tag}.
   */
  List<List<Token>> lines(Token at, Map<String, Pattern.Found> found, String tag) {
    List<List<Token>> lines = new ArrayList<>();
    body.forEach(line -> lines.add(substitute(line, at, found, tag)));
    return lines;
  }

  List<Token> condition(Token at, Map<String, Pattern.Found> found) {
    return substitute(condition, at, found, "");
  }

  private static List<Token> substitute(
      List<Token> line, Token at, Map<String, Pattern.Found> found, String tag) {
    Map<String, List<Token>> arguments = new HashMap<>();
    found.forEach((name, value) -> arguments.put(name, argument(value)));
    List<Token> result = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      Token token = line.get(i);
      if (token.is("{")) {
        result.addAll(arguments.get(line.get(i + 1).text()));
        i += 2;
      } else if (token.kind() == Token.Kind.LOCAL) {
        String number = token.text().substring(0, token.text().length() - 1);
        result.add(token.at(at).renamed(number + tag));
      } else {
        result.add(token.at(at));
      }
    }
    return result;
  }

  private static List<Token> argument(Pattern.Found found) {
    if (found.operand() instanceof Operand.Fixed || found.tokens().size() == 1) {
      return found.tokens();
    }
    Token first = found.tokens().getFirst();
    List<Token> wrapped = new ArrayList<>();
    wrapped.add(new Token(Token.Kind.MARK, "(", 0, first.line(), first.column(), false));
    wrapped.addAll(found.tokens());
    wrapped.add(new Token(Token.Kind.MARK, ")", 0, first.line(), first.column(), false));
    return wrapped;
  }
}
