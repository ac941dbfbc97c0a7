package org.tracewright.isa.assembler;

import java.util.List;

/** Reads the tokens of one statement in turn. */
final class Cursor {
  private final List<Token> tokens;
  private int at;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return peek(0);
  }

  /** The token {@code ahead} places on; END if the statement is shorter. */
  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  int place() {
    return at;
  }

  void back(int place) {
    at = place;
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  boolean accept(String mark) {
    if (peek().is(mark)) {
      next();
      return true;
    }
    return false;
  }

  Token expect(String mark) {
    if (!peek().is(mark)) {
      throw new SourceError(peek(), "expected '%s', found %s", mark, peek().shown());
    }
    return next();
  }

  Token expectName(String what) {
    if (!peek().isName()) {
      throw new SourceError(peek(), "expected %s, found %s", what, peek().shown());
    }
    return next();
  }

  void expectEnd() {
    if (!atEnd()) {
      throw new SourceError(peek(), "expected the end of the statement, found %s", peek().shown());
    }
  }

  /** What was read since {@code start}. */
  List<Token> since(int start) {
    return tokens.subList(start, at);
  }
}
