package org.tracewright.cpu.chip8;

import static org.tracewright.cpu.chip8.isa.Chip8Decoder.nn;
import static org.tracewright.cpu.chip8.isa.Chip8Decoder.x;
import static org.tracewright.cpu.chip8.isa.Chip8Decoder.y;

/**
 * The instructions that only compute: on the registers {@code v}, each 0 to 255. Where the flag is
 * set, it is set last: it wins over the result when x is F.
 *
 * <p>Nothing here is private: a trace of another class may go on only in what that class can reach.
 */
final class Arithmetic {
  private static final int FLAG = 15;

  private Arithmetic() {}

  static void loadByte(int[] v, int insn) {
    v[x(insn)] = nn(insn);
  }

  static void addByte(int[] v, int insn) {
    v[x(insn)] = v[x(insn)] + nn(insn) & 0xff;
  }

  static void copy(int[] v, int insn) {
    v[x(insn)] = v[y(insn)];
  }

  static void or(int[] v, int insn, boolean clearsFlag) {
    v[x(insn)] |= v[y(insn)];
    clear(v, clearsFlag);
  }

  static void and(int[] v, int insn, boolean clearsFlag) {
    v[x(insn)] &= v[y(insn)];
    clear(v, clearsFlag);
  }

  static void xor(int[] v, int insn, boolean clearsFlag) {
    v[x(insn)] ^= v[y(insn)];
    clear(v, clearsFlag);
  }

  static void clear(int[] v, boolean clearsFlag) {
    if (clearsFlag) {
      v[FLAG] = 0;
    }
  }

  static void add(int[] v, int insn) {
    int sum = v[x(insn)] + v[y(insn)];
    v[x(insn)] = sum & 0xff;
    v[FLAG] = sum >>> 8;
  }

  static void sub(int[] v, int insn) {
    subtract(v, x(insn), v[x(insn)], v[y(insn)]);
  }

  static void subFrom(int[] v, int insn) {
    subtract(v, x(insn), v[y(insn)], v[x(insn)]);
  }

  // The flag says that there was no borrow.
  static void subtract(int[] v, int to, int from, int amount) {
    int difference = from - amount;
    v[to] = difference & 0xff;
    v[FLAG] = (difference >>> 31) ^ 1;
  }

  static void shiftRight(int[] v, int insn, boolean inPlace) {
    int value = v[inPlace ? x(insn) : y(insn)];
    v[x(insn)] = value >>> 1;
    v[FLAG] = value & 1;
  }

  static void shiftLeft(int[] v, int insn, boolean inPlace) {
    int value = v[inPlace ? x(insn) : y(insn)];
    v[x(insn)] = value << 1 & 0xff;
    v[FLAG] = value >>> 7;
  }

  /** The state after {@code random}: xorshift, never 0. */
  static int nextRandom(int random) {
    int next = random ^ random << 13;
    next ^= next >>> 17;
    return next ^ next << 5;
  }
}
