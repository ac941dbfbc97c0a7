package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts source into statements and these into tokens. A statement ends at the end of a line or at a
 * semicolon.
 */
final class Lexer {
  private final String source;
  private final Set<String> comments;
  private final Diagnostics diagnostics;
  private final List<List<Token>> statements = new ArrayList<>();
  private List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private boolean glued;

  private Lexer(String source, Set<String> comments, Diagnostics diagnostics) {
    this.source = source;
    this.comments = comments;
    this.diagnostics = diagnostics;
  }

  /** The statements that are not empty, each with an END token last. */
  static List<List<Token>> statements(
      String source, Set<String> comments, Diagnostics diagnostics) {
    return new Lexer(source, comments, diagnostics).run();
  }

  /** The tokens of a piece of a template. */
  static List<Token> pattern(String text) {
    List<Token> all = new ArrayList<>();
    for (List<Token> statement : statements(text, Set.of(), new Diagnostics(text))) {
      all.addAll(statement.subList(0, statement.size() - 1));
    }
    return all;
  }

  private List<List<Token>> run() {
    while (at < source.length()) {
      try {
        step();
      } catch (SourceError error) {
        diagnostics.add(error);
        tokens.clear();
        skipLine();
      }
    }
    endStatement();
    return statements;
  }

  private void step() {
    char c = source.charAt(at);
    if (c == '\n') {
      endStatement();
      at++;
      line++;
      lineStart = at;
    } else if (Character.isWhitespace(c)) {
      at++;
      glued = false;
    } else if (source.startsWith("/*", at)) {
      skipBlock();
    } else if (isComment()) {
      skipLine();
    } else if (c == ';') {
      endStatement();
      at++;
    } else {
      token(c);
      glued = true;
    }
  }

  private boolean isComment() {
    for (String comment : comments) {
      if (source.startsWith(comment, at)) {
        return true;
      }
    }
    return false;
  }

  private void endStatement() {
    if (!tokens.isEmpty()) {
      tokens.add(make(Token.Kind.END, "", 0, at));
      statements.add(tokens);
      tokens = new ArrayList<>();
    }
    glued = false;
  }

  private void skipLine() {
    int end = source.indexOf('\n', at);
    at = end < 0 ? source.length() : end;
  }

  private void skipBlock() {
    int end = source.indexOf("*/", at + 2);
    if (end < 0) {
      int start = at;
      at = source.length();
      diagnostics.add(line, start - lineStart + 1, "this comment has no end: close it with */");
      return;
    }
    for (; at < end + 2; at++) {
      if (source.charAt(at) == '\n') {
        line++;
        lineStart = at + 1;
      }
    }
    glued = false;
  }

  private void token(char c) {
    int start = at;
    if (isNameStart(c)) {
      String name = take(start);
      tokens.add(make(Token.Kind.NAME, name, 0, start));
    } else if (c >= '0' && c <= '9') {
      number(start);
    } else if (c == '"' || c == '\'') {
      Literals literal = new Literals(source, at, make(Token.Kind.MARK, "", 0, start));
      String bytes = literal.read();
      at = literal.end();
      tokens.add(
          c == '"'
              ? make(Token.Kind.STRING, bytes, 0, start)
              : make(Token.Kind.NUMBER, source.substring(start, at), literal.character(), start));
    } else {
      at += Character.charCount(source.codePointAt(at));
      tokens.add(make(Token.Kind.MARK, source.substring(start, at), 0, start));
    }
  }

  private void number(int start) {
    String text = take(start);
    if (isLocal(text)) {
      tokens.add(make(Token.Kind.LOCAL, text, 0, start));
      return;
    }
    try {
      tokens.add(make(Token.Kind.NUMBER, text, value(text), start));
    } catch (NumberFormatException e) {
      throw new SourceError(
          make(Token.Kind.NUMBER, text, 0, start),
          "'%s' is no number: write 10, 0xa, 0b1010, 012 or 'a', of up to 64 bits",
          text);
    }
  }

  /** Whether a number is a reference to a numeric label: decimal digits, then b or f. */
  private static boolean isLocal(String text) {
    int last = text.length() - 1;
    for (int i = 0; i < last; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return last > 0 && (text.charAt(last) == 'b' || text.charAt(last) == 'f');
  }

  private static long value(String text) {
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return Long.parseUnsignedLong(digits(text.substring(2)), 16);
    }
    if (text.startsWith("0b") || text.startsWith("0B")) {
      return Long.parseUnsignedLong(digits(text.substring(2)), 2);
    }
    boolean octal = text.startsWith("0") && text.length() > 1;
    return Long.parseUnsignedLong(digits(text), octal ? 8 : 10);
  }

  private static String digits(String text) {
    return text.startsWith("_") ? text : text.replace("_", "");
  }

  private String take(int start) {
    while (at < source.length() && isNamePart(source.charAt(at))) {
      at++;
    }
    return source.substring(start, at);
  }

  static boolean isNameStart(char c) {
    return c == '_' || c == '.' || c == '$' || isLetter(c);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }

  private Token make(Token.Kind kind, String text, long value, int start) {
    return new Token(kind, text, value, line, start - lineStart + 1, glued);
  }
}
