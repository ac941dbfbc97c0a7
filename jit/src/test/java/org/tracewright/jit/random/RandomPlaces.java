package org.tracewright.jit.random;

/** The state of a random interpreter: what can be read and written. */
final class RandomPlaces {
  private RandomPlaces() {}

  static String intField(Dice dice) {
    return dice.of("i0", "i1", "i2", "i3", "i4");
  }

  static String intArray(Dice dice) {
    return dice.of(
        "ints", "other", "bytes", "shorts", "chars", "table", "TABLE", "tiny", "ints", "twin",
        "spare");
  }

  static String readInt(Dice dice, Scope scope) {
    return switch (dice.roll(10)) {
      case 0 -> "total";
      case 1 -> dice.of("mode", "factor", "length");
      case 2 -> dice.of("b0", "s0", "c0");
      case 3 -> "small[" + dice.roll(4) + "]";
      case 4, 5, 6 ->
          scope.constants.isEmpty()
              ? "regs[" + dice.roll(8) + "]"
              : "regs[" + dice.of(scope.constants) + " & 7]";
      default -> intField(dice);
    };
  }
}
