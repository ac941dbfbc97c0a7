package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pair of operands, in every arrangement of registers that matters. */
class ArithmeticTest {
  private static final int FLAG = 15;
  private static final int[][] ARRANGEMENTS = {{1, 2}, {1, 1}, {15, 2}, {1, 15}, {15, 15}};

  enum Operation {
    OR(1),
    AND(2),
    XOR(3),
    ADD(4),
    SUB(5),
    SHIFT_RIGHT(6),
    SUB_FROM(7),
    SHIFT_LEFT(14);

    final int code;

    Operation(int code) {
      this.code = code;
    }
  }

  @ParameterizedTest
  @EnumSource
  void computesAndSetsTheFlagLast(Operation operation) {
    for (boolean quirk : new boolean[] {false, true}) {
      for (int[] registers : ARRANGEMENTS) {
        everyPair(operation, quirk, registers[0], registers[1]);
      }
    }
  }

  private static void everyPair(Operation operation, boolean quirk, int x, int y) {
    for (int pair = 0; pair < 0x1_0000; pair++) {
      int[] v = new int[16];
      v[y] = pair & 0xff;
      v[x] = pair >> 8;
      int[] expected = expected(operation, quirk, x, y, v.clone());
      run(operation, 0x8000 | x << 8 | y << 4 | operation.code, quirk, v);
      if (!java.util.Arrays.equals(v, expected)) {
        assertThat(v).as("%s v%x v%x pair %04x", operation, x, y, pair).isEqualTo(expected);
      }
    }
  }

  private static void run(Operation operation, int insn, boolean quirk, int[] v) {
    switch (operation) {
      case OR -> Arithmetic.or(v, insn, quirk);
      case AND -> Arithmetic.and(v, insn, quirk);
      case XOR -> Arithmetic.xor(v, insn, quirk);
      case ADD -> Arithmetic.add(v, insn);
      case SUB -> Arithmetic.sub(v, insn);
      case SHIFT_RIGHT -> Arithmetic.shiftRight(v, insn, quirk);
      case SUB_FROM -> Arithmetic.subFrom(v, insn);
      case SHIFT_LEFT -> Arithmetic.shiftLeft(v, insn, quirk);
    }
  }

  // The definitions, in another way than the model has them.
  private static int[] expected(Operation operation, boolean quirk, int x, int y, int[] v) {
    int a = v[x];
    int b = v[y];
    int shifted = quirk ? a : b;
    int flag = v[FLAG];
    switch (operation) {
      case OR, AND, XOR -> {
        v[x] = operation == Operation.OR ? a | b : operation == Operation.AND ? a & b : a ^ b;
        flag = quirk ? 0 : v[FLAG];
      }
      case ADD -> {
        v[x] = (a + b) % 256;
        flag = a + b > 255 ? 1 : 0;
      }
      case SUB -> {
        v[x] = Math.floorMod(a - b, 256);
        flag = a >= b ? 1 : 0;
      }
      case SUB_FROM -> {
        v[x] = Math.floorMod(b - a, 256);
        flag = b >= a ? 1 : 0;
      }
      case SHIFT_RIGHT -> {
        v[x] = shifted / 2;
        flag = shifted % 2;
      }
      case SHIFT_LEFT -> {
        v[x] = shifted * 2 % 256;
        flag = shifted / 128;
      }
    }
    v[FLAG] = flag;
    return v;
  }
}
