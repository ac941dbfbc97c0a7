package org.tracewright.debugger.dwarf;

/** How to find the canonical frame address: what the stack pointer was before the call. */
sealed interface Cfa {
  /** It is not said. */
  record Unknown() implements Cfa {}

  /** It is a register plus this. */
  record RegisterPlus(int register, long offset) implements Cfa {}

  /** It is what this expression gives. */
  record ValueOf(Cursor expression) implements Cfa {}
}
