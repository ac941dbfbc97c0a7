package org.tracewright.jit.random;

import java.util.List;

/** Writes random statements: what an instruction of a random interpreter does. */
final class RandomStatements {
  private final Dice dice;
  private final Scope scope;
  private final RandomExpressions expressions;
  private final RandomObjects objects;
  private final StringBuilder out;
  private final String end; // of an early return
  private final boolean contained;

  /**
   * @param end what returns from the method
   * @param contained whether no exception may leave the loop
   */
  RandomStatements(Dice dice, Scope scope, StringBuilder out, String end, boolean contained) {
    this.dice = dice;
    this.scope = scope;
    this.out = out;
    this.end = end;
    this.contained = contained;
    this.expressions = new RandomExpressions(dice, scope);
    this.objects = new RandomObjects(dice, scope, expressions);
  }

  private String number(int depth) {
    return expressions.ofInt(depth);
  }

  private void line(String format, Object... arguments) {
    out.append("      ").append(String.format(format, arguments)).append('\n');
  }

  void block(int count, int depth) {
    int ints = scope.ints.size();
    int longs = scope.longs.size();
    for (int i = 0; i < count; i++) {
      statement(depth);
    }
    scope.ints.subList(ints, scope.ints.size()).clear();
    scope.longs.subList(longs, scope.longs.size()).clear();
  }

  private void statement(int depth) {
    int kind = dice.roll(depth > 0 ? 42 : 24);
    if (dice.once(7)) {
      line("%s", objects.statement());
    } else if (kind < 15) {
      assignment(kind);
    } else if (kind < 24) {
      special(kind);
    } else {
      structure(kind, depth - 1);
    }
  }

  private void assignment(int kind) {
    String compound = dice.of("=", "+=", "^=", "-=", "|=", "<<=", ">>>=", "*=", "&=", ">>=");
    switch (kind) {
      case 0, 1 -> line("%s %s %s;", RandomPlaces.intField(dice), compound, number(3));
      case 2, 3, 4 -> line("%s %s %s;", expressions.register(), compound, number(3));
      case 5, 6 -> {
        String array = dice.of("ints", "other", "bytes", "shorts", "chars", "twin", "spare");
        boolean plural = array.endsWith("s");
        String type = plural ? array.substring(0, array.length() - 1) : "int";
        line("%s%s %s (%s) %s;", array, expressions.index(1), compound, type, number(2));
      }
      case 7 -> {
        String place = dice.of("b0 %s (byte)", "s0 %s (short)", "c0 %s (char)");
        line(place + " %s;", compound, number(2));
      }
      case 8 -> line("%s = %s;", dice.of("z0", "z1"), expressions.ofBoolean(2));
      case 9 ->
          line(
              "booleans%s %s %s;",
              expressions.index(1), dice.of("=", "^=", "|="), expressions.ofBoolean(2));
      case 10 ->
          line(
              "%s %s %s;",
              dice.of("l0", "l1", "wide[1]", "wide[2]"), compound, expressions.ofLong(3));
      case 11 -> line("longs%s %s %s;", expressions.index(1), compound, expressions.ofLong(2));
      case 12 ->
          line("%s = %s;", dice.of("f0", "floats" + expressions.index(1)), expressions.ofFloat(2));
      case 13 ->
          line(
              "%s = %s;",
              dice.of("d0", "real[1]", "doubles" + expressions.index(1)), expressions.ofDouble(2));
      default ->
          line("%s %s (byte) %s;", dice.of("small[1]", "small[3]", "total"), compound, number(2));
    }
  }

  private void special(int kind) {
    switch (kind) {
      case 15 ->
          line("node = node != null && node.depth > 2 ? null : new Node(%s, node);", number(2));
      case 16 ->
          line(
              "shape = %s;",
              dice.of(
                  "shapes[" + number(1) + " & 3]",
                  "kinds[" + number(1) + " & 3]",
                  "new Square(" + number(1) + ")"));
      case 17 ->
          line(
              "any = %s;",
              dice.of("ints", "shape", "node", "new Node(" + number(1) + ", null)", "null"));
      case 18 -> other();
      case 19 -> shapes();
      case 20 ->
          line("mix(%s, %s, %s);", dice.of("ints", "twin"), dice.of("spare", "other"), number(2));
      case 21 -> line("due(%s, %s);", expressions.ofBoolean(2), number(1));
      case 22 -> line("grid[%d][%s & 3] += %s;", dice.roll(2), number(1), number(2));
      default -> rare();
    }
  }

  // The evaluator of tests, for which nothing escapes, cannot store what was just made.
  private void shapes() {
    String made = contained ? "kinds[0]" : "new Circle(" + number(1) + ")";
    line("shapes[%s & 3] = %s;", number(1), dice.of("shape", made, "kinds[1]"));
  }

  private void other() {
    line("other = %s;", dice.of("ints", "spare", expressions.ofBoolean(1) + " ? ints : spare"));
  }

  private void rare() {
    switch (dice.roll(8)) {
      case 0 -> line("mode = %s & 3;", number(1));
      case 1 -> set();
      case 2 -> line("System.arraycopy(ints, %d, other, %s & 7, 4);", dice.roll(8), number(1));
      case 3 -> line("if (circle != null) { circle.radius %s %s; }", dice.of("=", "+="), number(1));
      case 4 ->
          line("circle = shape instanceof Circle found%d ? found%<d : circle;", scope.names++);
      case 5 -> line("patch(%s, %s);", number(1), number(1));
      case 6 ->
          line(
              "if (node != null) { node.next = null; node.wide %s %s; }",
              dice.of("=", "+="), expressions.ofLong(1));
      default -> stop();
    }
  }

  // A recording in which it is set takes it for set, which it was not when it began.
  private void set() {
    if (!contained) {
      line("if (factor == 0 && %s) { factor = 5; }", expressions.ofBoolean(1));
    }
  }

  private void stop() {
    if (!contained) {
      line("if ((%s & 63) == 5) { limit = retired; }", number(1));
    }
  }

  private void structure(int kind, int depth) {
    switch (kind) {
      case 24, 25, 26 -> condition(depth);
      case 27, 28 -> loop(depth);
      case 29 -> cases(depth);
      case 30, 31 -> attempt(depth);
      case 32 -> local();
      case 33 -> unseen(depth);
      case 34 -> localArray();
      case 35 -> line("if (%s) { %s }", expressions.ofBoolean(2), end);
      case 36, 37 -> jump();
      case 38 -> chosenArray(depth);
      case 39 -> chosenNode(depth);
      case 40 -> another();
      case 41 -> rounds(depth);
      default -> throw new AssertionError();
    }
  }

  private void condition(int depth) {
    line("if (%s) {", expressions.ofBoolean(2));
    block(1 + dice.roll(2), depth);
    if (dice.once(2)) {
      line("} else {");
      block(1, depth);
    }
    line("}");
  }

  private void loop(int depth) {
    if (scope.loops > 0) {
      condition(depth);
      return;
    }
    scope.loops++;
    String k = scope.name("k");
    String bound = dice.once(2) ? Integer.toString(1 + dice.roll(3)) : "(" + number(1) + " & 3)";
    String limit = scope.name("n");
    line("for (int %s = 0, %s = %s; %s < %s; %s++) {", k, limit, bound, k, limit, k);
    scope.ints.add(k);
    block(1 + dice.roll(2), depth);
    if (dice.once(3)) {
      line("if (%s) { %s; }", expressions.ofBoolean(1), dice.of("break", "continue"));
    }
    scope.ints.remove(k);
    line("}");
    scope.loops--;
  }

  private void cases(int depth) {
    line("switch (%s & 7) {", number(2));
    for (int value : List.of(0, 1, 3, 6)) {
      line("case %d:", value);
      block(1, depth);
      if (dice.once(2)) {
        line("break;");
      }
    }
    line("default:");
    block(1, depth);
    line("}");
  }

  private void attempt(int depth) {
    boolean before = scope.daring;
    scope.daring = true;
    line("try {");
    line("%s += %s;", RandomPlaces.intField(dice), expressions.daring(1));
    block(1, depth);
    if (dice.once(2)) {
      line("if (%s) { throw new Specimen.Trap(%s); }", expressions.ofBoolean(1), number(1));
    }
    scope.daring = before;
    String name = scope.name("e");
    boolean all = contained || !dice.once(8);
    if (all || dice.once(2)) {
      line("} catch (Specimen.Trap %s) {", name);
      line("%s ^= %s.cause;", RandomPlaces.intField(dice), name);
      line("} catch (%s %sx) {", all ? "RuntimeException" : "ArithmeticException", name);
      line("%s += 7;", RandomPlaces.intField(dice));
    } else {
      line("} finally {");
    }
    block(1, depth);
    line("}");
  }

  private void local() {
    if (dice.once(2)) {
      String name = scope.name("v");
      line("int %s = %s;", name, number(3));
      scope.ints.add(name);
    } else {
      String name = scope.name("w");
      line("long %s = %s;", name, expressions.ofLong(3));
      scope.longs.add(name);
    }
  }

  // An object that escapes under a condition, or never.
  private void unseen(int depth) {
    String name = scope.name("o");
    line("Node %s = new Node(%s, null);", name, number(2));
    line("%s.wide = %s;", name, expressions.ofLong(1));
    if (dice.once(2)) {
      line("if (%s) { node = %s; }", expressions.ofBoolean(2), name);
    }
    block(1, depth);
    line("%s += %s.value + (int) %s.wide;", RandomPlaces.intField(dice), name, name);
  }

  private void localArray() {
    String name = scope.name("t");
    line("int[] %s = new int[4];", name);
    line("%s[%s & 3] = %s;", name, number(1), number(2));
    line("%s[1] += %s[%s & 3];", name, name, number(1));
    line("%s ^= %s[%s & 3] + %s.length;", RandomPlaces.intField(dice), name, number(1), name);
    if (dice.once(3)) {
      line("if (%s) { grid[1] = %s; }", expressions.ofBoolean(1), name);
    }
  }

  private void chosenArray(int depth) {
    String name = scope.name("t");
    line("int[] %s = %s ? ints : other;", name, expressions.ofBoolean(1));
    line("%s[%s & 15] += %s;", name, number(1), number(1));
    block(1, depth);
    line("%s ^= %s[%s & 15];", RandomPlaces.intField(dice), name, number(1));
  }

  private void chosenNode(int depth) {
    String name = scope.name("o");
    line(
        "Node %s = %s ? node : any instanceof Node found%s ? found%<s : null;",
        name, expressions.ofBoolean(1), name);
    line("if (%s != null) {", name);
    line("%s.wide += %s;", name, expressions.ofLong(1));
    block(1, depth);
    line("%s += (int) %s.wide + %s.value;", RandomPlaces.intField(dice), name, name);
    line("}");
  }

  // Another interpreter, or this one by another name.
  private void another() {
    line("if (peer == null) { peer = %s; }", dice.of("this", "new Interpreter(new byte[8])"));
    line("peer.%s %s %s;", RandomPlaces.intField(dice), dice.of("=", "+="), number(1));
    line("peer.regs[%d] ^= %s;", dice.roll(8), number(1));
    if (dice.once(2)) {
      line("peer = %s;", dice.of("null", expressions.ofBoolean(1) + " ? this : peer"));
    }
  }

  private void rounds(int depth) {
    if (scope.loops > 0) {
      return;
    }
    scope.loops++;
    String left = scope.name("n");
    line("int %s = %s & 3;", left, number(1));
    line("do {");
    block(1, depth);
    line("} while (--%s > 0 && %s);", left, expressions.ofBoolean(1));
    scope.loops--;
  }

  private void jump() {
    switch (dice.roll(4)) {
      case 0 -> line("pc = (%s & 0xffff) %% length;", number(1));
      case 1 ->
          line(
              "pc = %s ? %d %% length : %d %% length;",
              expressions.ofBoolean(2), dice.roll(9), dice.roll(9));
      default -> line("if (%s) { pc = (%s & 255) %% length; }", expressions.ofBoolean(2), target());
    }
  }

  private String target() {
    return scope.constants.isEmpty() ? Integer.toString(dice.roll(9)) : dice.of(scope.constants);
  }
}
