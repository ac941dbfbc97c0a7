package org.tracewright.isa;

/** How the value of a field is written in assembly. */
public sealed interface Notation {
  /** A decimal number. */
  record Decimal() implements Notation {}

  /** A hexadecimal number, cut to its {@code bits} lowest bits when it is negative. */
  record Hex(int bits) implements Notation {}

  /** A name of a table. */
  record Named(Names names) implements Notation {}

  /** An address, kept in the field as its distance from the instruction's own address. */
  record Relative() implements Notation {}

  /** An address, kept in the field as it is. */
  record Absolute() implements Notation {}
}
