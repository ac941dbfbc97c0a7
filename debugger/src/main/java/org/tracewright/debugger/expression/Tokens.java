package org.tracewright.debugger.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracewright.debugger.DebuggerException;

/** The words of an expression. */
final class Tokens {
  enum Kind {
    NUMBER,
    CHARACTER,
    DOLLAR,
    NAME,
    SIGN,
    END
  }

  record Token(Kind kind, String text, int start, int end) {
    boolean is(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }
  }

  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:"
              + "((?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|[0-9][0-9_]*)[uUlL]*)(?![0-9a-zA-Z_])"
              + "|'(\\\\.|[^'\\\\])'"
              + "|\\$([A-Za-z_][A-Za-z0-9_]*|\\d+|\\$)?"
              + "|([A-Za-z_.][A-Za-z0-9_.]*)"
              + "|(<<|>>|<=|>=|==|!=|&&|\\|\\||[-+*/%&|^~!<>=?:()\\[\\],])"
              + ")");

  private final String text;

  Tokens(String text) {
    this.text = text;
  }

  List<Token> all() {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    int at = 0;
    while (at < text.length() && !text.substring(at).isBlank()) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw new DebuggerException(
            "'" + text.strip() + "': cannot read on from '" + text.substring(at).strip() + "'");
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, "", text.length(), text.length()));
    return tokens;
  }

  private static Token token(Matcher m) {
    Kind[] kinds = {Kind.NUMBER, Kind.CHARACTER, Kind.DOLLAR, Kind.NAME, Kind.SIGN};
    for (int i = 0; i < kinds.length; i++) {
      if (m.group(i + 1) != null) {
        return new Token(kinds[i], m.group(i + 1), m.start(i + 1), m.end());
      }
    }
    return new Token(Kind.DOLLAR, "", m.end() - 1, m.end());
  }

  /** The value of a literal. */
  static Value number(String text) {
    String digits = text.replaceAll("[_uUlL]", "");
    boolean unsigned = text.toLowerCase(Locale.ROOT).contains("u");
    int radix = 10;
    String rest = digits;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      char letter = Character.toLowerCase(digits.charAt(1));
      radix = letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
      rest = digits.substring(radix == 8 ? 1 : 2);
    }
    try {
      long bits = Long.parseUnsignedLong(rest, radix);
      boolean isInt = bits >= 0 && bits <= 0xffff_ffffL;
      boolean signed = !unsigned && bits >= 0 && (!isInt || bits <= Integer.MAX_VALUE);
      return Value.of(bits, new Type(isInt ? 4 : 8, signed, null));
    } catch (NumberFormatException e) {
      throw new DebuggerException("'" + text + "' is no number of at most 64 bits");
    }
  }

  static Value character(String text) {
    char c = text.charAt(text.length() - 1);
    if (text.length() == 2) {
      c =
          switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '0' -> '\0';
            default -> c;
          };
    }
    return Value.of(c, Type.INT);
  }
}
