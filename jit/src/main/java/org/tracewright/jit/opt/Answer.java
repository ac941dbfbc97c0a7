package org.tracewright.jit.opt;

import org.tracewright.jit.ir.Op;

/** What a rule says about an operation that is about to be appended. */
public sealed interface Answer {
  /** No rule applies. */
  Answer KEEP = new Keep();

  /** The operation stays as it is. */
  record Keep() implements Answer {}

  /** Its value is already there, at a position; -1 where a guard is not needed at all. */
  record Same(int position) implements Answer {}

  /** Another operation does the same; rules are asked again about that one. */
  record Become(Op op) implements Answer {}
}
