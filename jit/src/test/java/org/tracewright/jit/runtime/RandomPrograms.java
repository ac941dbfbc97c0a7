package org.tracewright.jit.runtime;

import static org.tracewright.jit.runtime.Registers.*;

import java.util.Random;

/**
 * Makes programs for the {@link Registers} machine: nested loops, calls, traps, devices, patches.
 */
final class RandomPrograms {
  private static final int BLOCK = 8;

  private RandomPrograms() {}

  /**
   * A program of some blocks, each a loop of its own, in an endless loop; x1 to x9 hold data, x10
   * to x13 count, x14 and x15 are for jumps.
   */
  static int[] program(Random random) {
    int blocks = 1 + random.nextInt(4);
    int[] code = new int[blocks * (BLOCK + 2) + 6];
    int at = 0;
    for (int block = 0; block < blocks; block++) {
      int counter = 10 + block;
      int start = at;
      for (int k = 0; k < BLOCK; k++) {
        code[at] = instruction(random, at, start + BLOCK);
        at++;
      }
      code[at++] = i(ADDI, counter, counter, 1);
      code[at] = i(BNE, counter, random.nextInt(9), start - at);
      at++;
    }
    code[at++] = i(SHR, 14, 1 + random.nextInt(9), 31); // 0 or 1
    code[at++] = i(JUMP, 15, 14, at + 1);
    code[at++] = i(ADDI, 9, 9, 1);
    code[at++] = i(ADDI, 9, 9, 3);
    code[at++] = i(JUMP, 15, 0, 0);
    code[at] = i(STOP, 0, 0, 0);
    return code;
  }

  private static int instruction(Random random, int at, int end) {
    int a = 1 + random.nextInt(9);
    int b = random.nextInt(10);
    int c = random.nextInt(10);
    return switch (random.nextInt(24)) {
      case 0, 1, 2 -> i(ADD, a, b, c);
      case 3, 4, 5 -> i(ADDI, a, b, random.nextInt(256));
      case 6, 7 -> i(XOR, a, b, c);
      case 8, 9 -> i(SHL, a, b, random.nextInt(32));
      case 10, 11 -> i(SHR, a, b, random.nextInt(32));
      case 12 -> i(MUL, a, b, c);
      case 13, 14 -> i(BLT, a, b, 1 + random.nextInt(end - at));
      case 15, 16 -> i(BNE, a, b, 1 + random.nextInt(end - at));
      case 17, 18 -> i(LOAD, a, b, c);
      case 19, 20 -> i(STORE, a, b, c);
      case 21 -> random.nextInt(3) == 0 ? i(DEVICE, a, b, 0) : i(ADD, a, b, c);
      case 22 -> random.nextInt(3) == 0 ? i(PATCH, 0, b, 0) : i(XOR, a, b, c);
      default -> random.nextInt(4) == 0 ? i(FENCE, 0, 0, 0) : i(LESS, a, b, c);
    };
  }
}
