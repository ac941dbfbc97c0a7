package org.tracewright.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must hold of the bits of a word: some are fixed, and of each forbidden pattern at least one
 * bit differs. Decides whether any word exists, and gives one.
 *
 * @param mask bits that are fixed
 * @param value what they are fixed to
 * @param forbidden patterns of which no word may match any
 */
record Conditions(int mask, int value, List<Pattern> forbidden) {
  /** The bits {@code mask} being {@code value}. */
  record Pattern(int mask, int value) {}

  /** What makes a word {@code instruction}, seen {@code shift} bits further left. */
  static Conditions of(Instruction instruction, int shift) {
    Encoding moved = instruction.encoding().moved(shift);
    List<Pattern> forbidden = new ArrayList<>();
    for (Field field : instruction.fields()) {
      for (int value : field.excluded()) {
        Encoding bits = new Encoding(32, field.mask(), field.insert(value)).moved(shift);
        forbidden.add(new Pattern(bits.mask(), bits.value()));
      }
    }
    return new Conditions(moved.mask(), moved.value(), forbidden);
  }

  /** A word for which this and {@code other} hold. */
  Optional<Integer> common(Conditions other) {
    if (((value ^ other.value) & mask & other.mask) != 0) {
      return Optional.empty();
    }
    List<Pattern> all = new ArrayList<>(forbidden);
    all.addAll(other.forbidden);
    return solve(mask | other.mask, value | other.value, all, 0);
  }

  /** A word for which this holds and {@code other} does not. */
  Optional<Integer> without(Conditions other) {
    for (int bit = 0; bit < 32; bit++) {
      int one = 1 << bit;
      if ((other.mask & one) != 0) {
        var found = common(new Conditions(one, ~other.value & one, List.of()));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    for (Pattern pattern : other.forbidden) {
      var found = common(new Conditions(pattern.mask(), pattern.value(), List.of()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Tries, for each forbidden pattern in turn, each of its bits to differ in. */
  private static Optional<Integer> solve(int mask, int value, List<Pattern> forbidden, int next) {
    if (next == forbidden.size()) {
      return Optional.of(value);
    }
    Pattern pattern = forbidden.get(next);
    if (((value ^ pattern.value()) & mask & pattern.mask()) != 0) {
      return solve(mask, value, forbidden, next + 1);
    }
    for (int free = pattern.mask() & ~mask; free != 0; free &= free - 1) {
      int bit = Integer.lowestOneBit(free);
      var found = solve(mask | bit, value | (~pattern.value() & bit), forbidden, next + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
