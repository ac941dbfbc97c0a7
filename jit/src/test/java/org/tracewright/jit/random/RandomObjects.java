package org.tracewright.jit.random;

/**
 * Writes random statements that make objects: linked ones, records, boxes, with constructors of all
 * kinds, and that tell them apart.
 */
final class RandomObjects {
  private final Dice dice;
  private final Scope scope;
  private final RandomExpressions expressions;

  RandomObjects(Dice dice, Scope scope, RandomExpressions expressions) {
    this.dice = dice;
    this.scope = scope;
    this.expressions = expressions;
  }

  /** A statement. */
  String statement() {
    String place = RandomPlaces.intField(dice);
    return switch (dice.roll(10)) {
      case 0, 1 -> made() + ";";
      case 2 -> place + " += " + read() + ";";
      case 3 -> "boxed = " + box() + ";";
      case 4 -> unboxed(place);
      // Which boxes are the same object is for their cache to say.
      case 5 ->
          "boxed = " + small() + "; " + place + " ^= boxed == (Object) " + small() + " ? 5 : 9;";
      case 6 -> place + " += boxed == " + dice.of("any", "pair", "frame", "null") + " ? 1 : 2;";
      case 7 -> kinds(place);
      case 8 -> enumeration(place);
      default -> "frame.uses " + dice.of("=", "+=") + " " + expressions.ofInt(1) + ";";
    };
  }

  private String made() {
    return switch (dice.roll(8)) {
      case 0, 1 -> "frame = new Frame(frame.depth > 4 ? null : frame, " + number() + ")";
      case 2 -> "frame = new Deep(frame.outer, " + number() + ")";
      case 3 -> "frame = frame.outer == null ? frame : frame.outer";
      case 4, 5 -> "pair = new Pair(" + inside() + ", " + number() + ", (byte) " + number() + ")";
      case 6 -> "any = new Numbered(ints)";
      default -> "boxed = new Pair(null, " + number() + ", (byte) 3)";
    };
  }

  private String inside() {
    return dice.of("null", "boxed", "frame", "new Pair(frame, 1, (byte) 2)", "any");
  }

  // 77 is refused by some constructors.
  private String number() {
    return "(" + expressions.ofInt(2) + " & " + (scope.daring ? 127 : 63) + ")";
  }

  private String read() {
    return dice.of(
        "frame.cells[" + number() + " % frame.cells.length]++",
        "frame.depth + frame.uses",
        "(frame instanceof Deep deep ? deep.pair.right() : 4)",
        "pair.sum()",
        "(pair.left() == boxed ? 3 : pair.right())",
        "new Frame(null, " + number() + ").cells.length",
        "new Pair(frame, " + number() + ", (byte) 9).sum()",
        "new Deep(null, " + number() + ").pair.small()");
  }

  private String box() {
    return dice.of(
        "Integer.valueOf(" + expressions.ofInt(2) + ")",
        "Long.valueOf(" + expressions.ofLong(1) + ")",
        "(Object) " + expressions.ofBoolean(1),
        "Double.valueOf(" + expressions.ofDouble(1) + ")",
        "(char) " + expressions.ofInt(1),
        "(Short) ((short) " + expressions.ofInt(1) + ")",
        "null",
        "pair");
  }

  private String small() {
    return "(Integer) (120 + (" + expressions.ofInt(1) + " & 15))";
  }

  private String unboxed(String place) {
    String name = scope.name("x");
    return switch (dice.roll(3)) {
      case 0 ->
          "if (boxed instanceof Integer %1$s) { %2$s = %1$s + 1; boxed = %1$s ^ 3; }"
              .formatted(name, place);
      case 1 -> place + " += boxed instanceof Long " + name + " ? " + name + ".intValue() : 1;";
      default -> place + " += boxed instanceof Boolean " + name + " && " + name + " ? 11 : 12;";
    };
  }

  private String kinds(String place) {
    return place
        + " += switch (boxed) { case null -> 1; case Integer found -> found; case Pair twin -> twin.right(); "
        + "default -> 3; };";
  }

  // The array may be kept, and written.
  private String enumeration(String place) {
    String at = dice.once(3) ? "1" : "(" + expressions.ofInt(1) + " & 3)";
    String all = scope.name("all");
    String kept = dice.of("", all + "[1] = Kind.D; ", "any = " + all + "; ");
    return dice.of(
        place + " += Kind.values()[" + at + "].ordinal();",
        place
            + " += switch (Kind.values()["
            + at
            + "]) { case A -> 5; case C -> 7; default -> 1; };",
        "Kind[] %1$s = Kind.values(); %2$s%3$s ^= %1$s[%4$s].weight + %1$s.length;"
            .formatted(all, kept, place, at),
        "kind = Kind.values()[" + at + "];",
        place + " += kind == Kind.values()[" + at + "] ? kind.weight : 2;");
  }

  /** The classes of these objects. */
  static String classes() {
    return """
      enum Kind {
        A(3), B(5), C(-1), D(8);
        final int weight;
        Kind(int weight) { this.weight = weight; }
      }
      record Pair(Object left, int right, byte small) {
        Pair {
          if (right == 77) { throw new Specimen.Trap(right); }
        }
        int sum() { return right + small; }
      }
      static class Frame {
        final Frame outer; final int[] cells; final int depth; int uses;
        Frame(Frame outer, int n) {
          this.outer = outer;
          cells = new int[(n & 3) + 1];
          cells[0] = n;
          depth = outer == null ? 0 : outer.depth + 1;
        }
      }
      static final class Deep extends Frame {
        final Pair pair;
        Deep(Frame outer, int n) {
          super(outer, n * 3);
          pair = new Pair(null, n, (byte) n);
          uses = n > 20 ? Math.max(n, 3) : pair.right;
        }
      }
      static final class Numbered {
        final int number;
        Numbered(int[] counters) { number = ++counters[3]; }
      }
    """;
  }
}
