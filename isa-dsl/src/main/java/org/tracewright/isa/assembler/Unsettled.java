package org.tracewright.isa.assembler;

/** A value depends on addresses that are not laid out yet. */
final class Unsettled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unsettled() {
    super(null, null, false, false);
  }
}
