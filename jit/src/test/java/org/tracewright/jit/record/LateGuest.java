package org.tracewright.jit.record;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Residual;

/** The other form of loop: its end is tested before the merge point, behind the last turn. */
final class LateGuest extends Guest {
  static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  static final JitDriver JIT = JitDriver.of(LOOKUP, "late");
  static final int INSTRUCTIONS = 14;

  final int[] memory = new int[32];
  final byte[] tape = new byte[32];
  private int plain;
  private boolean halted;
  private LateGuest other;

  LateGuest(byte[] program) {
    super(program);
  }

  @Override
  void run() {
    while (retired < limit && !halted) {
      JIT.mergePoint(this, pc);
      int op = program[pc];
      pc = pc + 1 == program.length ? 0 : pc + 1;
      switch (op) {
        case 0 -> x[0] += x[1] * 3 + 1;
        case 1 -> memory[x[0] & 31] += x[0];
        case 2 -> tape[x[0] & 31]++;
        case 3 -> {
          memory[1] = x[0];
          tape[x[1] & 31] = (byte) memory[2];
        }
        case 4 -> {
          memory[1] = x[0]; // the guard below needs what stands here
          x[2] = memory[x[0] & 1] > 5 ? 1 : 2;
        }
        case 5 -> x[1] += residual(x[0]);
        case 6 -> pc = x[0] % 3 == 0 ? 0 : pc;
        case 7 -> {
          plain++;
          if (x[0] % 7 == 0) {
            x[3]++;
          }
        }
        case 8 -> {
          plain += 2;
          pc = memory[3] & 1;
        }
        case 9 -> halted = x[0] > 100_000 && plain > 1_000_000;
        case 10 -> wide += plain > 100 ? 1 : plain++;
        case 11 -> other = other == null ? this : null;
        case 12 -> x[4] += divide(x[0], plain++);
        default -> {
          real += memory[x[0] & 31];
          memory[4] += (int) real & 7;
          retired++;
        }
      }
      retired++;
    }
  }

  @Residual
  private int residual(int value) {
    memory[0] += value;
    return memory[5] + 1;
  }

  private static int divide(int a, int b) {
    return b == 0 ? 0 : a / b;
  }
}
