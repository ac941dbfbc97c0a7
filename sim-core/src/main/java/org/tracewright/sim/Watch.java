package org.tracewright.sim;

/**
 * Memory that a {@link Cpu} is to watch.
 *
 * @param address of the first byte
 * @param length in bytes, at least 1; the range may wrap round the end of the address space
 * @param reads whether loads count
 * @param writes whether stores count
 */
public record Watch(int address, int length, boolean reads, boolean writes) {
  public Watch {
    if (length < 1 || !(reads || writes)) {
      throw new IllegalArgumentException(
          "a watch of " + length + " bytes that sees nothing; give at least 1 byte and a kind");
    }
  }

  /** Whether an access of {@code width} bytes at {@code at} is one that counts. */
  public boolean sees(int at, int width, boolean write) {
    boolean kind = write ? writes : reads;
    return kind && Integer.compareUnsigned(at - address + width - 1, length + width - 1) < 0;
  }
}
