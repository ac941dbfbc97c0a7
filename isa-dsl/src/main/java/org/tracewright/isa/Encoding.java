package org.tracewright.isa;

/**
 * The fixed bits of an instruction.
 *
 * @param bits length of the instruction in bits, 8..32
 * @param mask which bits are fixed
 * @param value what they are; zero elsewhere
 */
public record Encoding(int bits, int mask, int value) {
  /**
   * Reads a pattern of 0, 1 and '.' (a bit that a field reads), most significant first; blanks do
   * not count.
   */
  public static Encoding parse(String pattern) {
    String digits = pattern.replace(" ", "");
    if (!digits.matches("[01.]*")) {
      throw new IsaException(
          "pattern '%s' has characters other than 0, 1, '.' and blanks", pattern);
    }
    if (digits.length() % 8 != 0 || digits.isEmpty() || digits.length() > 32) {
      throw new IsaException(
          "pattern '%s' has %d bits: an instruction has 8, 16, 24 or 32", pattern, digits.length());
    }
    int mask = 0;
    int value = 0;
    for (char digit : digits.toCharArray()) {
      mask = mask << 1 | (digit == '.' ? 0 : 1);
      value = value << 1 | (digit == '1' ? 1 : 0);
    }
    return new Encoding(digits.length(), mask, value);
  }

  /** The bits that fields must read. */
  public int open() {
    return Slice.ones(bits) & ~mask;
  }

  /** Whether the fixed bits of {@code insn} are these. */
  public boolean matches(int insn) {
    return (insn & mask) == value;
  }

  /** The same bits, seen {@code shift} further left; to the right if negative. */
  Encoding moved(int shift) {
    return shift >= 0
        ? new Encoding(bits, mask << shift, value << shift)
        : new Encoding(bits, mask >>> -shift, value >>> -shift);
  }
}
