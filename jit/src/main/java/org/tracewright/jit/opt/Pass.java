package org.tracewright.jit.opt;

/** The parts of the optimiser; each can be left out. */
public enum Pass {
  /** Constants and algebra: {@link Fold}. */
  FOLD,
  /** Guards whose condition is known from earlier guards or from the form of the value vanish. */
  GUARDS,
  /**
   * Of the comparisons of the retired count with its limit, one each turn, only the first is left,
   * made strict enough for all of them.
   */
  LIMIT,
  /** Loads of what was loaded or stored before; stores that are overwritten unseen. */
  HEAP,
  /**
   * Ranges and known zero bits of values; unsigned checks of neighbouring offsets from one base
   * become a single one.
   */
  BITS,
  /** Common subexpressions. */
  CSE,
  /**
   * Guards from the middle of a turn move before its first side effect, where they need no frame.
   */
  MOTION,
  /** Objects that nobody sees are not made. */
  VIRTUAL,
  /** Operations whose value nobody uses. */
  DCE
}
