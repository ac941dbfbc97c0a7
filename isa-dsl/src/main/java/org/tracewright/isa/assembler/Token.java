package org.tracewright.isa.assembler;

/**
 * A word of the source.
 *
 * @param text what was written; of a string its bytes, one a character
 * @param value of a number or character its value
 * @param line from 1
 * @param column from 1
 * @param glued whether no blank comes before it
 */
record Token(Kind kind, String text, long value, int line, int column, boolean glued) {
  enum Kind {
    NAME,
    NUMBER,
    /** A reference to a numeric label: 1b, 1f. */
    LOCAL,
    STRING,
    /** One character of anything else. */
    MARK,
    /** What comes after the last word of a statement. */
    END
  }

  boolean is(String mark) {
    return (kind == Kind.MARK || kind == Kind.NAME) && text.equals(mark);
  }

  /** Whether both are the same word, or the same number. */
  boolean isLike(Token other) {
    return kind == other.kind
        && (kind == Kind.NUMBER ? value == other.value : text.equals(other.text));
  }

  boolean isName() {
    return kind == Kind.NAME;
  }

  /** The same at the place of another. */
  Token at(Token other) {
    return new Token(kind, text, value, other.line, other.column, glued);
  }

  Token renamed(String name) {
    return new Token(Kind.NAME, name, 0, line, column, glued);
  }

  /** For messages. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the line";
      case STRING -> "a string";
      case NAME, NUMBER, LOCAL, MARK -> "'" + text + "'";
    };
  }
}
