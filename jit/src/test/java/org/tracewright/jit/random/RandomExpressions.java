package org.tracewright.jit.random;

/** Writes random expressions over the state that {@link RandomInterpreter} declares. */
final class RandomExpressions {
  private final Dice dice;
  private final Scope scope;

  RandomExpressions(Dice dice, Scope scope) {
    this.dice = dice;
    this.scope = scope;
  }

  String ofInt(int depth) {
    if (depth <= 0 || dice.once(6)) {
      return intLeaf();
    }
    if (scope.state && dice.once(3)) {
      return intOfState(depth - 1);
    }
    return switch (dice.roll(15)) {
      case 0, 1, 2, 3, 4 ->
          op(ofInt(depth - 1), dice.of("+", "-", "*", "&", "|", "^"), ofInt(depth - 1));
      case 5, 6 -> op(ofInt(depth - 1), dice.of("<<", ">>", ">>>"), ofInt(depth - 2));
      case 7 -> op(ofInt(depth - 1), dice.of("/", "%"), "(" + ofInt(depth - 2) + " | 1)");
      case 8 -> "(" + dice.of("-", "~") + "(" + ofInt(depth - 1) + "))";
      case 9 -> "((" + dice.of("byte", "short", "char", "int") + ") " + ofInt(depth - 1) + ")";
      case 10 -> "(" + ofBoolean(depth - 1) + " ? " + ofInt(depth - 1) + " : " + twig(depth) + ")";
      case 11 -> "((int) " + ofLong(depth - 1) + ")";
      case 12 -> "((int) " + dice.of(ofFloat(depth - 1), ofDouble(depth - 1)) + ")";
      case 13 -> binaryCall(depth);
      default -> unaryCall(depth);
    };
  }

  private String twig(int depth) {
    return dice.once(2) ? Integer.toString(dice.number()) : ofInt(depth - 1);
  }

  private static String op(String left, String operator, String right) {
    return "(" + left + " " + operator + " " + right + ")";
  }

  private String binaryCall(int depth) {
    String name =
        dice.of(
            "Math.min",
            "Math.max",
            "Integer.compare",
            "Integer.compareUnsigned",
            "Integer.rotateLeft",
            "Integer.rotateRight");
    return name + "(" + ofInt(depth - 1) + ", " + ofInt(depth - 1) + ")";
  }

  private String unaryCall(int depth) {
    return switch (dice.roll(6)) {
      case 0 ->
          dice.of(
                  "Integer.divideUnsigned",
                  "Integer.remainderUnsigned",
                  "Math.floorMod",
                  "Math.floorDiv")
              + "("
              + ofInt(depth - 1)
              + ", "
              + ofInt(depth - 2)
              + " | 1)";
      case 1 -> "Long.compare(" + ofLong(depth - 1) + ", " + ofLong(depth - 1) + ")";
      case 2 -> "Float.floatToIntBits(" + ofFloat(depth - 1) + ")";
      case 3 -> "Long.numberOfTrailingZeros(" + ofLong(depth - 1) + ")";
      default ->
          dice.of(
                  "Math.abs",
                  "Integer.bitCount",
                  "Integer.reverse",
                  "Integer.reverseBytes",
                  "Integer.signum",
                  "Integer.numberOfLeadingZeros",
                  "Integer.numberOfTrailingZeros",
                  "Integer.highestOneBit")
              + "("
              + ofInt(depth - 1)
              + ")";
    };
  }

  private String intLeaf() {
    if (dice.once(5)) {
      return "(" + dice.number() + ")";
    }
    if (!scope.ints.isEmpty() && (!scope.state || dice.once(2))) {
      return dice.of(scope.ints);
    }
    return scope.state ? RandomPlaces.readInt(dice, scope) : "(" + dice.number() + ")";
  }

  // Assignments, calls, elements, objects.
  private String intOfState(int depth) {
    return switch (dice.roll(20)) {
      case 0, 1, 2, 3 -> RandomPlaces.intArray(dice) + index(depth);
      case 4 -> "(" + RandomPlaces.intField(dice) + " = " + ofInt(depth) + ")";
      case 5 -> dice.of("++i0", "i1--", "b0++", "i2++", "--s0", "c0++", "i0--");
      case 6 -> "(" + register() + " += " + ofInt(depth) + ")";
      case 7 -> register();
      case 8 -> "shape." + dice.of("area", "twice") + "(" + ofInt(depth) + ")";
      case 9 ->
          "shapes"
              + index(3, depth)
              + "."
              + dice.of("area", "twice", "kind")
              + "("
              + ofInt(0)
              + ")";
      case 10 ->
          "(any instanceof Node n"
              + number()
              + " && n"
              + last()
              + ".value > 3 ? n"
              + last()
              + ".value : "
              + ofInt(depth)
              + ")";
      case 11 -> "(node == null ? " + ofInt(depth) + " : node.value)";
      case 12 -> "pure(" + ofInt(depth) + " & 7, " + ofInt(0) + ")";
      case 13 -> "JitDriver.promote(" + ofInt(depth) + " & 3)";
      case 14 -> "residual(" + ofInt(depth) + ")";
      case 15 ->
          "switch ("
              + ofInt(depth)
              + " & 3) { case 0 -> "
              + ofInt(depth)
              + "; case 2 -> "
              + ofInt(0)
              + "; default -> "
              + ofInt(depth)
              + "; }";
      case 16 -> "grid" + index(1, 0) + index(3, depth);
      case 17 -> scope.daring ? daring(depth) : dice.of("ints", "bytes", "longs") + ".length";
      default -> helper(depth);
    };
  }

  private int number;

  private int number() {
    number = scope.names++;
    return number;
  }

  private int last() {
    return number;
  }

  private String helper(int depth) {
    int callee = scope.level + 1 + dice.roll(3);
    if (callee >= RandomInterpreter.HELPERS) {
      return RandomPlaces.intArray(dice) + index(depth);
    }
    return "h" + callee + "(" + ofInt(depth) + ", " + ofInt(0) + ", " + ofLong(0) + ")";
  }

  /** An expression that may throw. */
  String daring(int depth) {
    return switch (dice.roll(11)) {
      case 9 -> "Math.toIntExact(" + ofLong(depth) + ")";
      case 10 -> "Math.addExact(" + ofInt(depth) + ", " + ofInt(depth) + ")";
      case 0 -> op(ofInt(depth), dice.of("/", "%"), "(" + ofInt(depth) + " & 3)");
      case 1 -> "ints[" + ofInt(depth) + " & 31]";
      case 2 -> "bytes[" + ofInt(depth) + "]";
      case 3 -> "((Square) shape).side";
      case 4 -> "((Node) any).value";
      case 5 -> "node.next.value";
      case 6 -> "new int[(" + ofInt(depth) + " & 7) - 2].length";
      case 7 -> "shapes[" + ofInt(depth) + " & 7].area(1)";
      default -> "risky(" + ofInt(depth) + ")";
    };
  }

  /** An index into an array of 16 elements, in brackets. */
  String index(int depth) {
    return index(15, depth);
  }

  private String index(int mask, int depth) {
    return dice.once(4) ? "[" + dice.roll(mask + 1) + "]" : "[" + ofInt(depth) + " & " + mask + "]";
  }

  /** An element of the register file, mostly one whose index is constant in a trace. */
  String register() {
    if (scope.constants.isEmpty() || dice.once(4)) {
      return "regs[" + dice.roll(8) + "]";
    }
    return dice.once(12)
        ? "regs[" + ofInt(1) + " & 7]"
        : "regs[" + dice.of(scope.constants) + " & 7]";
  }

  String ofLong(int depth) {
    if (depth <= 0 || dice.once(5)) {
      return longLeaf();
    }
    return switch (dice.roll(12)) {
      case 0, 1, 2, 3 ->
          op(ofLong(depth - 1), dice.of("+", "-", "*", "&", "|", "^"), ofLong(depth - 1));
      case 4 -> op(ofLong(depth - 1), dice.of("<<", ">>", ">>>"), ofInt(depth - 2));
      case 5 -> op(ofLong(depth - 1), dice.of("/", "%"), "(" + ofLong(depth - 2) + " | 1)");
      case 6 -> "((long) " + dice.of(ofFloat(depth - 1), ofDouble(depth - 1)) + ")";
      case 7 -> "(" + ofBoolean(depth - 1) + " ? " + ofLong(depth - 1) + " : " + ofLong(0) + ")";
      case 8 -> "Math.multiplyHigh(" + ofLong(depth - 1) + ", " + ofLong(depth - 1) + ")";
      case 9 -> "(" + ofInt(depth - 1) + " & 0xffffffffL)";
      case 10 -> "Double.doubleToLongBits(" + ofDouble(depth - 1) + ")";
      default -> "((long) " + ofInt(depth - 1) + ")";
    };
  }

  private String longLeaf() {
    if (!scope.longs.isEmpty() && dice.once(3)) {
      return dice.of(scope.longs);
    }
    if (!scope.state || dice.once(4)) {
      return dice.longNumber();
    }
    return dice.of("l0", "l1", "longs" + index(0), "retired", "wide[1]", "wide[2]");
  }

  String ofFloat(int depth) {
    if (depth <= 0) {
      return scope.state ? dice.of("f0", "1.5f", "floats" + index(0)) : "0.75f";
    }
    return switch (dice.roll(7)) {
      case 0, 1, 2 -> op(ofFloat(depth - 1), dice.of("+", "-", "*", "/", "%"), ofFloat(depth - 1));
      case 3 -> "((float) " + ofLong(depth - 1) + ")";
      case 4 -> "((float) " + ofDouble(depth - 1) + ")";
      case 5 -> "(-" + ofFloat(depth - 1) + ")";
      default -> "((float) " + ofInt(depth - 1) + ")";
    };
  }

  String ofDouble(int depth) {
    if (depth <= 0) {
      return scope.state ? dice.of("d0", "0.1", "doubles" + index(0), "real[1]") : "2.5";
    }
    return switch (dice.roll(7)) {
      case 0, 1, 2 ->
          op(ofDouble(depth - 1), dice.of("+", "-", "*", "/", "%"), ofDouble(depth - 1));
      case 3 -> "((double) " + ofLong(depth - 1) + ")";
      case 4 -> "((double) " + ofFloat(depth - 1) + ")";
      case 5 ->
          dice.of("Math.sqrt", "Math.abs", "-", "Math.floor") + "(" + ofDouble(depth - 1) + ")";
      default -> "((double) " + ofInt(depth - 1) + ")";
    };
  }

  String ofBoolean(int depth) {
    if (scope.state && dice.once(3)) {
      return booleanOfState(depth - 1);
    }
    String relation = dice.of("<", "<=", ">", ">=", "==", "!=");
    return switch (dice.roll(10)) {
      case 0, 1, 2, 3 -> op(ofInt(depth - 1), relation, ofInt(depth - 1));
      case 4 -> op("(" + ofInt(depth - 1) + " & " + (1 << dice.roll(5)) + ")", "==", "0");
      case 5 -> op(ofLong(depth - 1), relation, ofLong(depth - 1));
      case 6 -> op(ofFloat(depth - 1), relation, ofFloat(depth - 1));
      case 7 -> op(ofDouble(depth - 1), relation, ofDouble(depth - 1));
      case 8 ->
          depth <= 0
              ? op(ofInt(0), relation, "0")
              : op(ofBoolean(depth - 1), dice.of("&&", "||", "^", "=="), ofBoolean(depth - 1));
      default -> depth <= 0 ? op(ofInt(0), relation, ofInt(0)) : "!" + ofBoolean(depth - 1);
    };
  }

  private String booleanOfState(int depth) {
    return switch (dice.roll(8)) {
      case 0 -> "z0";
      case 1 -> "z1";
      case 2 -> "booleans" + index(depth);
      case 3 -> "(shape instanceof Square)";
      case 4 -> "(any instanceof int[])";
      case 5 -> "(node " + dice.of("==", "!=") + " null)";
      case 6 ->
          "(" + dice.of("other", "twin") + dice.of(" == ", " != ") + dice.of("ints", "spare") + ")";
      default -> "JitDriver.promote(z" + dice.roll(2) + ")";
    };
  }
}
