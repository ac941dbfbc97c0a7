package org.tracewright.jit.ir;

/**
 * The type of a value. Java's {@code boolean}, {@code byte}, {@code char} and {@code short} are
 * {@link #INT}.
 */
public enum Type {
  INT('i'),
  LONG('j'),
  FLOAT('f'),
  DOUBLE('d'),
  REF('a'),
  VOID('v');

  private final char letter;

  Type(char letter) {
    this.letter = letter;
  }

  /** The letter of the text form. */
  public char letter() {
    return letter;
  }

  /** The type of a field, parameter or result with this JVM descriptor. */
  public static Type of(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'Z', 'B', 'C', 'S', 'I' -> INT;
      case 'J' -> LONG;
      case 'F' -> FLOAT;
      case 'D' -> DOUBLE;
      case 'V' -> VOID;
      case 'L', '[' -> REF;
      default -> throw new IllegalArgumentException("no JVM descriptor: " + descriptor);
    };
  }
}
