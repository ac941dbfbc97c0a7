package org.tracewright.jit.random;

/**
 * Writes the source of a random interpreter in Traced Java: a loop with a merge point, fields of
 * all kinds, instructions that are random statements, and methods these call. A program has four
 * bytes an instruction: what it does, modulo {@link #instructions}, and three operands.
 */
public final class RandomInterpreter {
  public static final String NAME = "specimen.Interpreter";
  static final int HELPERS = 4;

  /** Where the program is kept. */
  private enum Store {
    IMMUTABLE,
    PLAIN,
    CODE,
    FENCED,
    OBJECTS
  }

  private final Dice dice;
  private final boolean contained;
  private final Store store;
  private final boolean late;
  private final boolean inline;
  private final boolean modal;
  final int instructions;
  private final StringBuilder out = new StringBuilder();

  /**
   * @param contained whether each turn retires one instruction and no exception leaves the loop
   */
  public RandomInterpreter(long seed, boolean contained) {
    this.dice = new Dice(seed);
    this.contained = contained;
    this.store = Store.values()[dice.roll(Store.values().length)];
    this.late = dice.once(4);
    this.modal = dice.once(4);
    this.instructions = 4 + dice.roll(6);
    this.inline = store != Store.OBJECTS && dice.once(3);
  }

  private void line(String format, Object... arguments) {
    out.append("  ").append(String.format(format, arguments)).append('\n');
  }

  private String maybe(String annotation, int times) {
    return dice.once(times) ? "" : annotation + " ";
  }

  /** The source of the class {@link #NAME}. */
  public String source() {
    out.append("package specimen;\n");
    out.append("import java.lang.invoke.MethodHandles;\n");
    out.append("import org.tracewright.jit.*;\n");
    out.append("import org.tracewright.jit.random.Specimen;\n\n");
    out.append("class Base {\n");
    fieldsOfBase();
    out.append("}\n\n");
    out.append("public final class Interpreter extends Base implements Specimen {\n");
    line("public static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();");
    line("public static final JitDriver JIT = JitDriver.of(LOOKUP, \"specimen\");");
    fields();
    constructor();
    loop();
    for (int each = 0; each < instructions && !inline; each++) {
      instruction(each);
    }
    for (int each = 0; each < HELPERS; each++) {
      helper(each);
    }
    services();
    classes();
    out.append("}\n");
    return out.toString();
  }

  private void fieldsOfBase() {
    line("%sint pc;", maybe("@Virtualizable", 4));
    line("%sint i0 = 1;", maybe("@Virtualizable", 2));
    line("%sprotected int i1 = -7;", maybe("@Virtualizable", 2));
    line("%sbyte b0 = 5;", maybe("@Virtualizable", 2));
    line("%sboolean z0;", maybe("@Virtualizable", 2));
    line("%slong l0 = 0x123456789abcdefL;", maybe("@Virtualizable", 2));
  }

  private void fields() {
    line("%sprivate int i2 = 0x12345678;", maybe("@Virtualizable", 2));
    line("%sprivate int i3 = 3;", maybe("@Virtualizable", 3));
    line("%sprivate int i4 = 100;", maybe("@Virtualizable", 3));
    line("%sprivate short s0 = -3;", maybe("@Virtualizable", 2));
    line("%sprivate char c0 = 60000;", maybe("@Virtualizable", 2));
    line("%sprivate boolean z1 = true;", maybe("@Virtualizable", 2));
    line("%sprivate long l1 = -1;", maybe("@Virtualizable", 2));
    line("%sprivate float f0 = 1.5f;", maybe("@Virtualizable", 2));
    line("%sprivate double d0 = -2.25;", maybe("@Virtualizable", 2));
    line("%sprivate final int[] regs = {3, 1, 4, 1, 5, 9, 2, 6};", maybe("@Virtualizable", 4));
    line("%sprivate final long[] wide = {1, -2, 3};", maybe("@Virtualizable", 2));
    line("%sprivate final double[] real = {1, 2.5};", maybe("@Virtualizable", 2));
    line("%sprivate final byte[] small = {1, -2, 3, -4};", maybe("@Virtualizable", 2));
    line("%sprivate long retired;", maybe("@Retired", 6));
    line("%sprivate %slong limit;", maybe("@Limit", 6), maybe("volatile", 2));
    line("private final byte[] bytes = new byte[16];");
    line("private final short[] shorts = new short[16];");
    line("private final char[] chars = new char[16];");
    line("private %sint[] ints = new int[16];", maybe("final", 4));
    line("private final int[] spare = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};");
    line("private final int[] twin; // the same as spare in some objects");
    line("private int[] other = ints;");
    line("private final long[] longs = new long[16];");
    line("private final float[] floats = new float[16];");
    line("private final double[] doubles = new double[16];");
    line("private final boolean[] booleans = new boolean[16];");
    line("private int[][] grid = new int[2][4];");
    line(
        "@Immutable private final int[] table = {9, 8, 7, 6, -5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 1 << 31};");
    line(
        "@Immutable private final byte[] tiny = {0, 1, 2, 3, -4, 5, 6, 7, 8, 9, 10, -11, 12, 13, 14, 15};");
    line(
        "private static final int[] TABLE = {1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 1, 0, 7, 7, 7};");
    line(
        "private final Shape[] shapes = {new Square(3), new Circle(4), new Square(5), new Circle(6)};");
    line(
        "@Immutable private final Shape[] kinds = {new Circle(1), new Square(2), new Circle(3), new Square(4)};");
    line("%sprivate Shape shape = shapes[0];", maybe("@Virtualizable", 2));
    line("%sprivate Node node;", maybe("@Virtualizable", 2));
    line("private Object any = ints;");
    line("%sprivate Frame frame = new Frame(null, 5);", maybe("@Virtualizable", 2));
    line("%sprivate Kind kind = Kind.B;", maybe("@Virtualizable", 2));
    line("private Pair pair = new Pair(null, 1, (byte) 2);");
    line("%sprivate Object boxed = 5;", maybe("@Virtualizable", 2));
    line("private Circle circle;");
    line("private Interpreter peer;");
    line("%sprivate %s mode;", maybe("@QuasiImmutable", 3), "int");
    line("%sprivate int factor;", maybe("@Stable", 3));
    line("private %sint total;", contained ? "" : "static ");
    line("private int kept;");
    line("private int calls;");
    line("private final int length;");
    switch (store) {
      case IMMUTABLE -> line("@Immutable private final byte[] program;");
      case PLAIN -> line("private final byte[] program;");
      case CODE, FENCED -> {
        line("private final byte[] program;");
        line("private final CodeMemory code;");
      }
      case OBJECTS -> line("@Immutable private final Instruction[] program;");
    }
    out.append('\n');
  }

  private void constructor() {
    line("public Interpreter(byte[] bytes) {");
    line("  length = bytes.length / 4;");
    line("  twin = (bytes[0] & 3) == 0 ? spare : new int[16];");
    if (store == Store.OBJECTS) {
      line("  program = new Instruction[length];");
      line("  for (int i = 0; i < length; i++) {");
      line("    int a = bytes[4 * i + 1]; int b = bytes[4 * i + 2]; int c = bytes[4 * i + 3];");
      line("    program[i] = switch ((bytes[4 * i] & 255) %% %d) {", instructions);
      for (int each = 0; each < instructions - 1; each++) {
        line("      case %d -> new Instruction%d(a, b, c);", each, each);
      }
      line("      default -> new Instruction%d(a, b, c);", instructions - 1);
      line("    };");
      line("  }");
    } else {
      line("  program = bytes;");
    }
    if (store == Store.CODE || store == Store.FENCED) {
      line("  code = %s(bytes);", store == Store.CODE ? "new CodeMemory" : "CodeMemory.fenced");
    }
    line("}\n");
    line("@Override public void limit(long upTo) { limit = upTo; }");
    line("@Override public long retired() { return retired; }");
    line("@Override public int key() { return %s; }", key());
    line("@Override public void run(long upTo) {");
    line("  limit = upTo;");
    line(
        contained
            ? "  loop();"
            : "  total = kept; try { loop(); } finally { kept = total; total = 0; }");
    line("}\n");
  }

  private String key() {
    return modal ? "pc << 2 | mode & 3" : "pc";
  }

  private void loop() {
    line("private void loop() {");
    line(late ? "  turn: while (retired < limit) {" : "  turn: for (;;) {");
    line("    JIT.mergePoint(this, %s);", key());
    if (!late) {
      line("    if (retired >= limit) { return; }");
    }
    if (modal) {
      line("    if (JitDriver.promote(mode & 3) == 2) { i0 += JitDriver.promote(pc); }");
    }
    line("    int here = JitDriver.promote(pc);");
    line("    pc = here + 1 == length ? 0 : here + 1;");
    boolean early = inline || dice.once(2);
    if (early) {
      line("    retired++;");
    }
    dispatch();
    if (!early) {
      line("    retired++;");
    }
    line("  }");
    line("}\n");
  }

  private void dispatch() {
    switch (store) {
      case OBJECTS -> {
        line("    program[here].execute(this);");
        return;
      }
      case CODE, FENCED -> {
        line("    int word = code.fetchIntLE(here * 4);");
        line("    int op = (word & 255) %% %d;", instructions);
        line("    int a = (byte) (word >> 8); int b = (byte) (word >> 16); int c = word >> 24;");
      }
      default -> {
        line("    int op = (program[4 * here] & 255) %% %d;", instructions);
        line(
            "    int a = program[4 * here + 1]; int b = program[4 * here + 2]; int c = program[4 * here + 3];");
      }
    }
    line("    switch (op) {");
    for (int each = 0; each < instructions; each++) {
      line(each == instructions - 1 ? "    default -> {" : "    case " + each + " -> {");
      if (inline) {
        body(Scope.ofInstruction(), 1 + dice.roll(3), "continue turn;");
      } else {
        line("      op%d(a, b, c);", each);
      }
      line("    }");
    }
    line("    }");
  }

  private void body(Scope scope, int count, String end) {
    new RandomStatements(dice, scope, out, end, contained).block(count, 2);
  }

  private void instruction(int number) {
    line("private void op%d(int a, int b, int c) {", number);
    body(Scope.ofInstruction(), 1 + dice.roll(4), "return;");
    if (!contained && dice.once(6)) {
      line("  if ((i0 & 15) == 3) { throw new Specimen.Trap(i0); }");
    }
    if (!contained && dice.once(6)) {
      line("  retired += 2;");
    }
    line("}\n");
  }

  private void helper(int number) {
    String hint = dice.of("", "", "", "@Unroll ", "@Residual ");
    line("%sprivate int h%d(int p, int q, long r) {", hint, number);
    Scope scope = Scope.ofHelper(number);
    body(scope, dice.roll(3), "return p;");
    line("  return %s;", new RandomExpressions(dice, scope).ofInt(3));
    line("}\n");
  }

  // Methods that every interpreter has, and that statements count upon.
  private void services() {
    line("@Elidable private static int pure(int x, int y) { return %s; }", pure("x", "y"));
    line(
        "@Residual private int residual(int value) { calls++; %s += value; return value & 3; }",
        RandomPlaces.intField(dice));
    line(
        "@ConditionalCall private void due(boolean now, int value) { if (now) { calls += 3; regs[1] ^= value; } }");
    line(
        "private static void mix(int[] to, int[] from, int value) { to[value & 15] += 3; from[2] ^= to[3]; to[3] = from[value & 7] + to[1]; }");
    line(
        "%sprivate int risky(int value) { i3++; if ((value & 3) == 1) { throw new Specimen.Trap(value); } return value >> 1; }",
        dice.of("", "@Residual ", ""));
    line("private void patch(int where, int value) {");
    line("  int at = (where & 0xffff) %% (length * 4);");
    switch (store) {
      case PLAIN -> line("  if (at %% 4 != 0) { program[at] = (byte) (value & 7); }");
      case CODE ->
          line(
              "  if ((value & 31) == 0) { program[at] = (byte) (value >> 5 & 127); code.written(at, 1); }");
      case FENCED ->
          line(
              "  if ((value & 31) == 0) { program[at] = (byte) (value >> 5 & 127); code.fence(); }");
      default -> line("  i4 += at;");
    }
    line("}\n");
  }

  private String pure(String... parameters) {
    return new RandomExpressions(dice, Scope.pure(parameters)).ofInt(3);
  }

  private void classes() {
    line(
        "interface Shape { int area(int x); default int twice(int x) { return area(x) * 2; } int kind(int x); }");
    line("static class Square implements Shape {");
    line("  final int side; Square(int side) { this.side = side; }");
    line("  @Override public int area(int x) { return %s; }", pure("x", "side"));
    line("  @Override public int kind(int x) { return side; }");
    line("}");
    line("static final class Circle implements Shape {");
    line("  int radius; Circle(int radius) { this.radius = radius; }");
    line("  @Override public int area(int x) { radius++; return %s; }", pure("x", "radius"));
    line("  @Override public int twice(int x) { return Shape.super.twice(x) + radius; }");
    line("  @Override public int kind(int x) { return this instanceof Object ? x : radius; }");
    line("}");
    line("static final class Node {");
    line("  final int value; final int depth; long wide; Node next;");
    line(
        "  Node(int value, Node next) { this.value = value; this.next = next; this.depth = next == null ? 0 : next.depth + 1; }");
    line("}");
    out.append(RandomObjects.classes());
    if (store == Store.OBJECTS) {
      line("abstract static class Instruction {");
      line("  final int a; final int b; final int c;");
      line("  Instruction(int a, int b, int c) { this.a = a; this.b = b; this.c = c; }");
      line("  abstract void execute(Interpreter on);");
      line("}");
      for (int each = 0; each < instructions; each++) {
        line("static final class Instruction%d extends Instruction {", each);
        line("  Instruction%d(int a, int b, int c) { super(a, b, c); }", each);
        line("  @Override void execute(Interpreter on) { on.op%d(a, b, c); }", each);
        line("}");
      }
    }
  }
}
