package org.tracewright.test;

/** A control and status register that a test adds to the processor. */
public interface CustomCsr {
  /** Its value. */
  int read();

  /** Takes a new value. */
  void write(int value);
}
