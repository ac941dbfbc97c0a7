package org.tracewright.jit.record;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.JitDriver;

/** Arithmetic of all types, conversions, comparisons and intrinsics. */
final class NumberGuest extends Guest {
  static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  static final JitDriver JIT = JitDriver.of(LOOKUP, "numbers");
  static final int INSTRUCTIONS = 26;

  NumberGuest(byte[] program) {
    super(program);
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
      step(op);
    }
  }

  private void step(int op) {
    switch (op) {
      case 0 -> x[0] = x[1] + x[2] * x[3] - x[4];
      case 1 -> x[1] = (x[2] & x[3]) | (x[0] ^ x[6]);
      case 2 -> x[2] = x[2] << x[3] ^ x[1] >> x[4] ^ x[6] >>> x[7];
      case 3 -> x[3] = -x[3] + ~x[0];
      case 4 -> x[4] = x[5] == 0 ? x[0] : x[0] / x[5] + x[1] % x[5];
      case 5 -> x[5] = (byte) x[2] + (short) x[2] + (char) x[2];
      case 6 -> wide = wide * 6364136223846793005L + x[0];
      case 7 -> wide = wide ^ (wide << x[1]) ^ (wide >>> x[3]) ^ (wide >> 3);
      case 8 -> wide = x[7] == 0 ? -wide : wide / x[7] + wide % (x[7] | 1L);
      case 9 -> x[6] = (int) wide + Long.compare(wide, x[0]) + (wide < x[1] ? 5 : 6);
      case 10 -> single = single * 1.25f + x[3] / 3f - (float) wide;
      case 11 -> real = real / 3 + single - x[2] * 0.5 + wide;
      case 12 -> x[7] = (int) single + (int) real + (single < real ? 1 : 2) + (real >= 0 ? 4 : 8);
      case 13 -> wide += (long) single + (long) real + (Float.isNaN(single) ? 1 : 2);
      case 14 -> real = real % 17.5 + -single % 3f + (double) (float) real;
      case 15 -> x[0] += Integer.rotateLeft(x[1], x[2]) ^ Integer.bitCount(x[3]);
      case 16 -> x[1] ^= Integer.reverse(x[0]) + Integer.reverseBytes(x[2]);
      case 17 ->
          x[2] += Integer.compareUnsigned(x[0], x[1]) + Integer.divideUnsigned(x[0], x[1] | 1);
      case 18 -> wide += Math.multiplyHigh(wide, real > 1 ? 3L << 60 : wide) + Long.bitCount(wide);
      case 19 -> x[3] = Math.min(x[0], x[1]) + Math.max(x[2], x[4]) - Math.abs(x[6]);
      case 20 -> x[4] = Float.floatToRawIntBits(single) ^ (int) Double.doubleToRawLongBits(real);
      case 21 -> real = Math.sqrt(Math.abs(real)) + Math.sin(x[0]) + Math.floor(single);
      case 22 -> x[5] += Integer.toUnsignedString(3).length() + Character.toUpperCase('a');
      case 23 ->
          x[6] = (x[0] == x[1] ? 1 : 0) + (x[0] != x[2] ? 64 : 0) - (x[3] < x[4] ? -1 : 40_000);
      case 24 ->
          x[7] =
              (x[0] == 0 ? 0 : 1)
                  ^ (x[1] >= 0 ? 128 : 32_000)
                  ^ (x[2] > x[3] ? 70_000 : -70_000)
                  ^ (Integer.compareUnsigned(x[4], x[5]) <= 0 ? 2 : 3)
                  ^ (wide < x[6] ? 4 : 0);
      default -> x[6] = Math.floorMod(x[0], 7) + Integer.compare(x[1], x[2]) + Integer.signum(x[3]);
    }
    if (Double.isNaN(real) || Double.isInfinite(real)) {
      real = 1;
    }
    if (!(single < 1e30f && single > -1e30f)) {
      single = 2;
    }
  }
}
