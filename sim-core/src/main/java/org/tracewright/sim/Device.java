package org.tracewright.sim;

/** A memory-mapped device. Addresses it sees are offsets from where the bus maps it. */
public interface Device {

  /**
   * Answers a load.
   *
   * @param offset of the first byte, 0 to the mapped size less the width
   * @param width 1, 2 or 4 bytes
   * @return the value, zero-extended, or {@link Bus#FAULT}
   */
  long read(int offset, int width);

  /**
   * Takes a store.
   *
   * @param offset of the first byte, 0 to the mapped size less the width
   * @param width 1, 2 or 4 bytes
   * @param value in the low bits
   * @return whether the device takes such a store; {@code false} is a fault
   */
  boolean write(int offset, int width, int value);
}
