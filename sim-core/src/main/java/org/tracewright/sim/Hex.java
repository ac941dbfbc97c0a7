package org.tracewright.sim;

/** Addresses and words the way messages print them. */
public final class Hex {
  private Hex() {}

  /** {@code 0x} and eight lower-case digits. */
  public static String word(int value) {
    return String.format("0x%08x", value);
  }
}
