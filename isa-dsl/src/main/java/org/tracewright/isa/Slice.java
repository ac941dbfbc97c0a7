package org.tracewright.isa;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive bits of an instruction, {@code high} down to {@code low}, and where they land in the
 * field's value: bit {@code low} becomes bit {@code at}.
 */
public record Slice(int high, int low, int at) {
  /** Checks that the slice lies inside 32 bits on both sides. */
  public Slice {
    if (low < 0 || high < low || high > 31) {
      throw new IsaException("bits %d:%d are no slice: write high:low, both in 0..31", high, low);
    }
    if (at < 0 || at + high - low > 31) {
      throw new IsaException("bits %d:%d land outside the 32 bits of a value", high, low);
    }
  }

  /** How many bits. */
  public int width() {
    return high - low + 1;
  }

  /** The slice's bits in the instruction. */
  public int mask() {
    return ones(width()) << low;
  }

  /** The slice's bits in the value. */
  public int valueMask() {
    return ones(width()) << at;
  }

  /** Whether the two read a common bit of the instruction. */
  boolean overlaps(Slice other) {
    return (mask() & other.mask()) != 0;
  }

  /** The {@code count} lowest bits set, 0..32. */
  static int ones(int count) {
    return count == 32 ? -1 : (1 << count) - 1;
  }

  /**
   * Reads "31|7|30:25|11:8", most significant part of the value first, its last bit at {@code
   * shift}.
   */
  static List<Slice> parse(String text, int shift) {
    List<int[]> parts = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      parts.add(range(part.strip(), text));
    }
    List<Slice> slices = new ArrayList<>();
    int at = shift;
    for (int[] part : parts.reversed()) {
      slices.addFirst(new Slice(part[0], part[1], at));
      at += part[0] - part[1] + 1;
    }
    return List.copyOf(slices);
  }

  private static int[] range(String part, String text) {
    try {
      String[] ends = part.split(":", -1);
      int high = Integer.parseInt(ends[0].strip());
      int low = ends.length == 2 ? Integer.parseInt(ends[1].strip()) : high;
      if (ends.length > 2 || low > high) {
        throw new NumberFormatException();
      }
      return new int[] {high, low};
    } catch (NumberFormatException e) {
      throw new IsaException(
          "'%s' in '%s' is no bit range: write 11:7 or 31, joined with |, most significant first",
          part, text);
    }
  }

  @Override
  public String toString() {
    return high == low ? Integer.toString(high) : high + ":" + low;
  }
}
