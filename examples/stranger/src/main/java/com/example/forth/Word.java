package com.example.forth;

/** What the machine can do. */
sealed interface Word {
  /** Pushes a number. */
  record Literal(long value) implements Word {}

  /** Applies an operator to the two topmost numbers. */
  record Operator(Kind kind) implements Word {}

  /** Goes elsewhere if the topmost number is 0. */
  record Branch(int target) implements Word {}

  /** Stores into a variable, or fetches from it. */
  record Variable(int index, boolean store) implements Word {}

  /** The operators. */
  enum Kind {
    ADD,
    SUBTRACT,
    MULTIPLY,
    AND,
    LESS
  }
}
