package org.tracewright.debugger.dwarf;

/**
 * Where the caller's value of a register is. DWARF 5, 6.4.1 "Structure of Call Frame Information".
 * A register without a rule has kept its value.
 */
sealed interface Rule {
  /** It is lost. */
  record Undefined() implements Rule {}

  /** It is still in the register. */
  record SameValue() implements Rule {}

  /** It was saved at this distance from the canonical frame address. */
  record SavedAt(long offset) implements Rule {}

  /** It is the canonical frame address plus this. */
  record IsCfaPlus(long offset) implements Rule {}

  /** It is in another register. */
  record InRegister(int register) implements Rule {}

  /** It was saved where this expression says. */
  record SavedWhere(Cursor expression) implements Rule {}

  /** It is what this expression gives. */
  record IsValueOf(Cursor expression) implements Rule {}
}
