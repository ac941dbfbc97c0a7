package org.tracewright.isa.assembler;

import java.util.List;
import java.util.TreeSet;
import org.tracewright.isa.Dialect;

/** Reads expressions with the operators and the precedence of C. */
final class ExpressionParser {
  private static final int DEEPEST = 100;

  /** Loosest first; in a row the longer ones first. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("||"),
          List.of("&&"),
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("==", "!="),
          List.of("<=", ">=", "<", ">"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private final Dialect dialect;
  private final Cursor cursor;
  private final int order;
  private int depth;

  /** Reads from {@code cursor}, in the statement numbered {@code order}. */
  ExpressionParser(Dialect dialect, Cursor cursor, int order) {
    this.dialect = dialect;
    this.cursor = cursor;
    this.order = order;
  }

  Expression parse() {
    return binary(0);
  }

  private Expression binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Expression left = binary(level + 1);
    String operator = operator(level);
    int count = 0;
    while (operator != null) {
      Token at = cursor.next();
      if (operator.length() == 2) {
        cursor.next();
      }
      left = new Expression.Binary(at, operator, left, binary(level + 1));
      operator = operator(level);
      checkDepth(at, ++count);
    }
    return left;
  }

  private String operator(int level) {
    if (cursor.peek().kind() != Token.Kind.MARK) {
      return null;
    }
    for (String operator : LEVELS.get(level)) {
      boolean first = cursor.peek().is(operator.substring(0, 1));
      boolean whole =
          operator.length() == 1 ? first && !doubled(operator) : first && second(operator);
      if (whole && !isAssignment(operator)) {
        return operator;
      }
    }
    return null;
  }

  /**
   * Whether {@code operator} is the first half of an assignment like += or <<=, which ends an
   * expression.
   */
  private boolean isAssignment(String operator) {
    Token after = cursor.peek(operator.length());
    return !operator.endsWith("=") && after.is("=") && after.glued();
  }

  private boolean second(String operator) {
    Token second = cursor.peek(1);
    return second.glued() && second.is(operator.substring(1));
  }

  /**
   * Whether what looks like {@code operator} is the first half of another: & of &&, | of ||, < of
   * <<.
   */
  private boolean doubled(String operator) {
    return "&|<>".contains(operator) && second(operator + operator);
  }

  private Expression unary() {
    Token at = cursor.peek();
    checkDepth(at, depth++);
    Expression result;
    if (at.is("-") || at.is("~") || at.is("!") || at.is("+")) {
      cursor.next();
      result = new Expression.Unary(at, at.text().charAt(0), unary());
    } else {
      result = primary(at);
    }
    depth--;
    return result;
  }

  private void checkDepth(Token at, int count) {
    if (count > DEEPEST) {
      throw new SourceError(at, "this expression is nested too deep: name parts of it with .equ");
    }
  }

  private Expression primary(Token at) {
    if (at.kind() == Token.Kind.NUMBER) {
      cursor.next();
      return new Expression.Constant(at, at.value());
    }
    if (at.is("(")) {
      cursor.next();
      Expression inner = parse();
      cursor.expect(")");
      return inner;
    }
    if (at.is("%")) {
      return relocated();
    }
    if (at.isName() && !dialect.isReserved(at.text())) {
      cursor.next();
      return at.is(".") ? new Expression.Here(at) : new Expression.Symbol(at, at.text(), order);
    }
    throw new SourceError(at, "expected a number or a symbol, found %s", at.shown());
  }

  private Expression relocated() {
    Token at = cursor.next();
    Token name = cursor.expectName("the name of an operator after '%'");
    if (dialect.operator(name.text()).isEmpty()) {
      throw new SourceError(
          at,
          "unknown operator %%%s: there are %s",
          name.text(),
          new TreeSet<>(dialect.operators()));
    }
    cursor.expect("(");
    Expression argument = parse();
    cursor.expect(")");
    return new Expression.Relocated(at, name.text(), argument);
  }
}
