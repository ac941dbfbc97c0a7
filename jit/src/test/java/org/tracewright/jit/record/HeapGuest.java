package org.tracewright.jit.record;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.Elidable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.QuasiImmutable;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Unroll;

/** Arrays, objects, calls, exceptions, loops and hints. */
final class HeapGuest extends Guest {
  static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  static final JitDriver JIT = JitDriver.of(LOOKUP, "heap");
  static final int INSTRUCTIONS = 41;

  final byte[] bytes = new byte[16];
  final char[] chars = new char[16];
  final short[] shorts = new short[16];
  final int[] ints = new int[16];
  final long[] longs = new long[16];
  final float[] floats = new float[16];
  final double[] doubles = new double[16];
  final boolean[] booleans = new boolean[16];
  final Shape[] shapes = {new Square(3), new Circle(4), null, new Square(5)};
  private static final int[] TABLE = {9, 8, 7, 6};
  static int shared;
  private Shape shape = shapes[0];
  private Object any = "text";
  private Node list;
  private int[] maybe;
  private int plain;
  @QuasiImmutable private int mode = 3;
  private StringBuilder log = new StringBuilder();

  HeapGuest(byte[] program) {
    super(program);
  }

  interface Shape {
    int area();

    default int twice() {
      return area() * 2;
    }
  }

  record Square(int side) implements Shape {
    @Override
    public int area() {
      return side * side;
    }
  }

  static class Circle implements Shape {
    int radius;

    Circle(int radius) {
      this.radius = radius;
    }

    @Override
    public int area() {
      return 3 * radius * radius;
    }

    @Override
    public int twice() {
      return Shape.super.twice() + 1;
    }
  }

  static final class Node {
    final int value;
    Node next;

    Node(int value, Node next) {
      this.value = value;
      this.next = next;
    }
  }

  static final class Trap extends RuntimeException {
    private static final long serialVersionUID = 1;
    final int cause;

    Trap(int cause) {
      super(null, null, false, false);
      this.cause = cause;
    }
  }

  @Override
  void run() {
    for (; ; ) {
      JIT.mergePoint(this, pc);
      if (retired >= limit) {
        return;
      }
      int op = program[pc];
      pc = pc + 1 == program.length ? 0 : pc + 1;
      retired++;
      if (op < 20) {
        first(op);
      } else {
        second(op);
      }
      x[0] += op * 31 + 1;
    }
  }

  private void first(int op) {
    switch (op) {
      case 0 -> bytes[x[0] & 15] += (byte) x[1];
      case 1 -> chars[x[0] & 15] = (char) (x[1] + chars[3]);
      case 2 -> shorts[x[0] & 15] -= (short) x[2];
      case 3 -> ints[x[0] & 15] += x[1]++;
      case 4 -> longs[x[0] & 15] = wide++ * 3;
      case 5 -> floats[x[0] & 15] += single = single / 2 + 1;
      case 6 -> doubles[x[0] & 15] += real = real / 2 + 1;
      case 7 -> booleans[x[0] & 15] ^= flag = !flag;
      case 8 -> x[1] += bytes[3] + chars[4] + shorts[5] + ints[6] + (booleans[7] ? 1 : 0);
      case 9 -> wide += longs[x[0] & 15] + (long) floats[2] + (long) doubles[x[0] & 15];
      case 10 -> x[2] = shape.area();
      case 11 -> shape = shapes[x[0] & 1];
      case 12 -> x[3] += shape.twice();
      case 13 -> x[4] += shape instanceof Square s ? s.side() : ((Circle) shape).radius;
      case 14 -> list = new Node(x[0], list != null && x[0] % 3 == 0 ? null : list);
      case 15 -> x[5] += list == null ? -1 : list.value;
      case 16 -> x[6] += divide(x[0], x[0] & 3);
      case 17 -> x[6] += element(x[0] & 31);
      case 18 -> x[7] += caught(x[0]);
      default -> maybe = x[0] % 2 == 0 ? null : ints;
    }
  }

  private void second(int op) {
    switch (op) {
      case 20 -> x[7] += viaNull();
      case 21 -> x[1] += residual(x[0]);
      case 22 -> x[2] += elidable(x[0] & 3) + elidable(4);
      case 23 -> x[3] += unrolled(x[0] & 3);
      case 24 -> x[4] += data(x[0] & 7);
      case 25 -> x[5] += fixed();
      case 26 -> x[6] += TABLE[x[0] & 3] + TABLE[2] + shared++;
      case 27 -> x[x[0] & 7] += 3; // not a constant index of a virtualizable array
      case 28 -> x[7] += JitDriver.promote(x[0] & 1) + (JitDriver.promote(flag) ? 1 : 0);
      case 29 -> x[1] += factorial(5);
      case 30 -> x[2] += grid(x[0] & 1);
      case 31 -> x[3] += lookup(x[0] % 7);
      case 32 -> any = x[0] % 2 == 0 ? (Object) this : ints;
      case 33 -> x[4] += any == this ? 1 : any instanceof int[] a ? a.length : 7;
      case 34 -> log.append(x[0] & 7);
      case 35 -> x[5] += mode + plain++;
      case 36 -> x[6] += thrown(x[0]);
      case 37 -> narrow += (byte) (x[0] + (mode = 3));
      case 38 -> shapes[3] = x[0] % 5 == 0 ? null : shapes[x[0] & 1];
      case 39 -> x[6] ^= above(x[0]);
      default -> x[7] += nested(x[0]);
    }
  }

  @Override
  int above(int value) {
    return super.above(value + 1) - 7;
  }

  private static int divide(int a, int b) {
    try {
      return a / b;
    } catch (ArithmeticException e) {
      return -5;
    }
  }

  private int element(int index) {
    try {
      return ints[index];
    } catch (ArrayIndexOutOfBoundsException e) {
      return -6;
    }
  }

  private int caught(int value) {
    try {
      check(value);
      return 1;
    } catch (Trap trap) {
      return trap.cause;
    } finally {
      plain += 2;
    }
  }

  private static void check(int value) {
    if (value % 3 == 0) {
      throw new Trap(value);
    }
  }

  private int viaNull() {
    try {
      return maybe.length + maybe[1];
    } catch (NullPointerException e) {
      return 4;
    }
  }

  @Residual
  private int residual(int value) {
    x[4] += value;
    wide++;
    return value & 3;
  }

  @Elidable
  private static int elidable(int value) {
    return value * value;
  }

  @Unroll
  private int unrolled(int rounds) {
    int sum = 0;
    for (int i = 0; i < rounds; i++) {
      sum += ints[i] + i;
    }
    return sum;
  }

  private int data(int rounds) {
    int sum = 1;
    for (int i = 0; i < rounds; i++) {
      sum = sum * 3 + i;
    }
    return sum;
  }

  private int fixed() {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += x[i] ^ sum << 1;
    }
    return sum;
  }

  private static int factorial(int n) {
    return n == 0 ? 1 : n * factorial(n - 1);
  }

  private static int grid(int at) {
    int[][] grid = new int[2][3];
    grid[1][at] = 5;
    long[] row = {1, 2, 3};
    return grid[at][at] + grid[1][at] + (int) row[at] + grid.length;
  }

  private static int lookup(int value) {
    return switch (value) {
      case -100 -> 1;
      case 0, 1 -> 2;
      case 5 -> 3;
      case 70000 -> 4;
      default -> 6;
    };
  }

  private int thrown(int value) {
    try {
      return thrower(value);
    } catch (IllegalStateException e) {
      return e.getMessage().length();
    }
  }

  @Residual
  private int thrower(int value) {
    x[5]++;
    if (value % 4 == 0) {
      throw new IllegalStateException("four " + value);
    }
    return 2;
  }

  // An effect, then guards: exits in the middle of a turn, in two frames, with operands waiting.
  private int nested(int value) {
    ints[1] = value;
    return ints[2] + inner(value) * (value % 5 == 0 ? 3 : plain);
  }

  private int inner(int value) {
    plain++;
    long before = wide;
    wide += value % 3 == 0 ? value / ((value & 3) + 1) : 2L;
    ints[3]++;
    return value % 2 == 0 ? (int) before : ints[(value & 7) + 1];
  }
}
