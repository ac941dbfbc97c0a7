package org.tracewright.jit.random;

import java.util.List;
import java.util.Random;

/** Random choices that a seed repeats. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /** From 0 to {@code sides - 1}. */
  int roll(int sides) {
    return random.nextInt(sides);
  }

  /** Once in {@code times}. */
  boolean once(int times) {
    return random.nextInt(times) == 0;
  }

  String of(String... choices) {
    return choices[roll(choices.length)];
  }

  String of(List<String> choices) {
    return choices.get(roll(choices.size()));
  }

  int number() {
    return switch (roll(8)) {
      case 0 -> Integer.MIN_VALUE >> (24 * roll(2));
      case 1 -> Integer.MAX_VALUE >>> (8 * roll(3));
      case 2 -> (1 << roll(32)) - roll(2);
      case 3 -> random.nextInt();
      default -> roll(12) - 3;
    };
  }

  String longNumber() {
    return once(3) ? "0x" + Long.toHexString(random.nextLong()) + "L" : number() + "L";
  }
}
