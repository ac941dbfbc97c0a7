package org.tracewright.jit.ir;

/** What an operation does beside computing its value; the order is from harmless to opaque. */
public enum Effect {
  /** A function of its operands: may be removed, merged, moved. */
  NONE,
  /**
   * Reads memory of one class (a field, an element type): removable, and mergeable where nothing
   * wrote that class.
   */
  READ,
  /** Writes memory of one class. */
  WRITE,
  /** Leaves the trace unless its condition holds; later operations may rely on the condition. */
  GUARD,
  /** Calls code that was not looked at: reads and writes everything, slots included. */
  ALL
}
