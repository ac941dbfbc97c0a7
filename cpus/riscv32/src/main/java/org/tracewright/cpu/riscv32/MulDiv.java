package org.tracewright.cpu.riscv32;

/**
 * Multiplication's upper halves, and division without traps.
 *
 * <p>Unprivileged ISA, "Division Operations": division by zero gives all ones and the dividend as
 * remainder; overflow (MIN / -1) gives the dividend and remainder 0. Java's int division does the
 * latter by itself, so only zero needs a branch.
 */
final class MulDiv {
  private MulDiv() {}

  static int mulh(int a, int b) {
    return (int) (((long) a * b) >> 32);
  }

  static int mulhsu(int a, int b) {
    return (int) (((long) a * (b & 0xffff_ffffL)) >> 32);
  }

  static int mulhu(int a, int b) {
    return (int) (((a & 0xffff_ffffL) * (b & 0xffff_ffffL)) >>> 32);
  }

  static int div(int a, int b) {
    return b == 0 ? -1 : a / b;
  }

  static int divu(int a, int b) {
    return b == 0 ? -1 : Integer.divideUnsigned(a, b);
  }

  static int rem(int a, int b) {
    return b == 0 ? a : a % b;
  }

  static int remu(int a, int b) {
    return b == 0 ? a : Integer.remainderUnsigned(a, b);
  }
}
