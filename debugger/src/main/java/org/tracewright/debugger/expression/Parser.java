package org.tracewright.debugger.expression;

import java.util.List;
import org.tracewright.debugger.DebuggerException;
import org.tracewright.debugger.expression.Tokens.Kind;
import org.tracewright.debugger.expression.Tokens.Token;

/** Reads C's expressions, from the loosest operator down. */
final class Parser {
  private static final int DEEPEST = 200;

  private final String text;
  private final List<Token> tokens;
  private int at;
  private int depth;

  Parser(String text) {
    this.text = text;
    this.tokens = new Tokens(text).all();
  }

  Expression whole() {
    Expression expression = assignment();
    if (next().kind() != Kind.END) {
      throw expected("the end of the expression");
    }
    return expression;
  }

  int lengthOfFirst() {
    if (next().kind() == Kind.END) {
      return 0;
    }
    assignment();
    return at == 0 ? 0 : tokens.get(at - 1).end();
  }

  private Token next() {
    return tokens.get(at);
  }

  private boolean accept(String sign) {
    boolean is = next().is(sign);
    at += is ? 1 : 0;
    return is;
  }

  private void expect(String sign) {
    if (!accept(sign)) {
      throw expected("'" + sign + "'");
    }
  }

  private DebuggerException expected(String what) {
    String found = next().kind() == Kind.END ? "its end" : "'" + rest() + "'";
    return new DebuggerException("'" + text.strip() + "': expected " + what + ", found " + found);
  }

  private String rest() {
    return text.substring(Math.max(0, next().start() - (next().kind() == Kind.DOLLAR ? 1 : 0)));
  }

  private Expression assignment() {
    if (++depth > DEEPEST) {
      throw new DebuggerException("the expression is nested too deeply; write it in parts");
    }
    Expression target = conditional();
    if (accept("=")) {
      Expression source = assignment();
      target = assign(target, source);
    }
    depth--;
    return target;
  }

  /** A register or a variable of the debugger; such variables come to be by being set. */
  private record Named(String name) implements Expression {
    @Override
    public Value evaluate(Scope scope) {
      return scope.named(name);
    }
  }

  private static Expression assign(Expression target, Expression source) {
    if (target instanceof Named named) {
      return scope -> {
        scope.setNamed(named.name, source.evaluate(scope).bits());
        return scope.named(named.name);
      };
    }
    return scope -> {
      Value value = source.evaluate(scope);
      Value old = target.evaluate(scope);
      if (old.place() == null) {
        throw new DebuggerException(
            "what stands left of '=' is no place; name a register, a variable or *(u32*)ADDR");
      }
      scope.store(old.place().address(), old.type().width(), value.bits());
      return new Value(value.bits(), old.type(), old.place());
    };
  }

  private Expression conditional() {
    Expression condition = either();
    if (!accept("?")) {
      return condition;
    }
    Expression yes = assignment();
    expect(":");
    Expression no = assignment();
    return scope -> (condition.evaluate(scope).isTrue() ? yes : no).evaluate(scope);
  }

  private Expression either() {
    Expression left = both();
    while (accept("||")) {
      Expression a = left;
      Expression b = both();
      left = scope -> Value.of(a.evaluate(scope).isTrue() || b.evaluate(scope).isTrue());
    }
    return left;
  }

  private Expression both() {
    Expression left = binary(0);
    while (accept("&&")) {
      Expression a = left;
      Expression b = binary(0);
      left = scope -> Value.of(a.evaluate(scope).isTrue() && b.evaluate(scope).isTrue());
    }
    return left;
  }

  private Expression binary(int level) {
    if (level == Operators.LEVELS.size()) {
      return unary();
    }
    Expression left = binary(level + 1);
    while (next().kind() == Kind.SIGN && Operators.LEVELS.get(level).contains(next().text())) {
      String operator = tokens.get(at++).text();
      Expression a = left;
      Expression b = binary(level + 1);
      left = scope -> Operators.apply(operator, a.evaluate(scope), b.evaluate(scope));
    }
    return left;
  }

  private Expression unary() {
    if (++depth > DEEPEST) {
      throw new DebuggerException("the expression is nested too deeply; write it in parts");
    }
    Expression result = prefixed();
    depth--;
    return result;
  }

  private Expression prefixed() {
    if (accept("-")) {
      Expression a = unary();
      return scope -> Operators.apply("-", Value.of(0, Type.INT), a.evaluate(scope));
    }
    if (accept("+")) {
      return unary();
    }
    if (accept("~")) {
      Expression a = unary();
      return scope -> Operators.apply("^", a.evaluate(scope), Value.of(-1, Type.INT));
    }
    if (accept("!")) {
      Expression a = unary();
      return scope -> Value.of(!a.evaluate(scope).isTrue());
    }
    if (accept("*")) {
      Expression a = unary();
      return scope -> dereferenced(a.evaluate(scope), scope);
    }
    if (accept("&")) {
      Expression a = unary();
      return scope -> addressOf(a.evaluate(scope));
    }
    return castOrPostfix();
  }

  private static Value dereferenced(Value pointer, Scope scope) {
    Type type = pointer.type().isPointer() ? pointer.type().element() : Type.INT;
    int address = pointer.address();
    return new Value(scope.load(address, type.width()), type, new Value.Place(address));
  }

  private static Value addressOf(Value value) {
    if (value.place() != null) {
      return Value.of(Integer.toUnsignedLong(value.place().address()), value.type().pointer());
    }
    if (value.type().isPointer()) {
      return value; // an array or a function is its address already
    }
    throw new DebuggerException("it has no address; '&' takes what is in memory");
  }

  private Expression castOrPostfix() {
    Type cast = next().is("(") ? castType() : null;
    if (cast != null) {
      Expression a = unary();
      return scope -> a.evaluate(scope).as(cast);
    }
    Expression result = primary();
    while (accept("[")) {
      Expression base = result;
      Expression index = assignment();
      expect("]");
      result = scope -> element(base.evaluate(scope), index.evaluate(scope), scope);
    }
    return result;
  }

  private static Value element(Value base, Value index, Scope scope) {
    Value pointer = base.type().isPointer() ? base : base.as(Type.INT.pointer());
    return dereferenced(Operators.apply("+", pointer, index), scope);
  }

  /** The type of a cast that stands here, passed over; {@code null} if it is none. */
  private Type castType() {
    int i = at + 1;
    boolean unsigned = tokens.get(i).text().equals("unsigned");
    boolean plain = unsigned && Type.named(tokens.get(i + 1).text()) == null;
    i += unsigned && !plain ? 1 : 0;
    Type type = tokens.get(i).kind() == Kind.NAME ? Type.named(tokens.get(i).text()) : null;
    if (type == null) {
      return null;
    }
    type = unsigned ? type.unsigned() : type;
    for (i++; tokens.get(i).is("*"); i++) {
      type = type.pointer();
    }
    if (!tokens.get(i).is(")")) {
      return null;
    }
    at = i + 1;
    return type;
  }

  private Expression primary() {
    Token token = next();
    at++;
    switch (token.kind()) {
      case NUMBER -> {
        Value value = Tokens.number(token.text());
        return scope -> value;
      }
      case CHARACTER -> {
        Value value = Tokens.character(token.text());
        return scope -> value;
      }
      case DOLLAR -> {
        return new Named(token.text());
      }
      case NAME -> {
        return scope -> scope.symbol(token.text());
      }
      default -> at--;
    }
    if (accept("(")) {
      Expression inner = assignment();
      expect(")");
      return inner;
    }
    throw expected("a value");
  }
}
