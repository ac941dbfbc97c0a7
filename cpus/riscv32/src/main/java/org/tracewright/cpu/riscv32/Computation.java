package org.tracewright.cpu.riscv32;

import static org.tracewright.cpu.riscv32.Decoding.first;
import static org.tracewright.cpu.riscv32.Decoding.imm;
import static org.tracewright.cpu.riscv32.Decoding.rd;
import static org.tracewright.cpu.riscv32.Decoding.second;

/**
 * The instructions that only compute: from registers and an immediate to a register, never a trap.
 * {@code x} is the hart's registers, of which the caller keeps x0 zero.
 *
 * <p>They are in one class on purpose. HotSpot compiles the hart's loop the way it did in the run
 * that its archive was made from once all classes that were inlined there are initialised: were
 * division in a class by itself, a guest that does not divide would wait for that in vain.
 */
final class Computation {
  private Computation() {}

  static void lui(int[] x, long insn) {
    x[rd(insn)] = imm(insn);
  }

  static void addi(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) + imm(insn);
  }

  static void slti(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) < imm(insn) ? 1 : 0;
  }

  static void sltiu(int[] x, long insn) {
    x[rd(insn)] = Integer.compareUnsigned(first(x, insn), imm(insn)) < 0 ? 1 : 0;
  }

  static void xori(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) ^ imm(insn);
  }

  static void ori(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) | imm(insn);
  }

  static void andi(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) & imm(insn);
  }

  static void slli(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) << imm(insn);
  }

  static void srli(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) >>> imm(insn);
  }

  static void srai(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) >> imm(insn);
  }

  static void add(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) + second(x, insn);
  }

  static void sub(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) - second(x, insn);
  }

  static void sll(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) << second(x, insn);
  }

  static void slt(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) < second(x, insn) ? 1 : 0;
  }

  static void sltu(int[] x, long insn) {
    x[rd(insn)] = Integer.compareUnsigned(first(x, insn), second(x, insn)) < 0 ? 1 : 0;
  }

  static void xor(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) ^ second(x, insn);
  }

  static void srl(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) >>> second(x, insn);
  }

  static void sra(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) >> second(x, insn);
  }

  static void or(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) | second(x, insn);
  }

  static void and(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) & second(x, insn);
  }

  static void mul(int[] x, long insn) {
    x[rd(insn)] = first(x, insn) * second(x, insn);
  }

  static void mulh(int[] x, long insn) {
    x[rd(insn)] = (int) ((first(x, insn) * (long) second(x, insn)) >> 32);
  }

  static void mulhsu(int[] x, long insn) {
    x[rd(insn)] = (int) ((first(x, insn) * unsigned(second(x, insn))) >> 32);
  }

  static void mulhu(int[] x, long insn) {
    x[rd(insn)] = (int) ((unsigned(first(x, insn)) * unsigned(second(x, insn))) >>> 32);
  }

  private static long unsigned(int value) {
    return value & 0xffff_ffffL;
  }

  // Unprivileged ISA, "Division Operations": division by zero gives all ones and the dividend as
  // remainder; overflow (MIN / -1) gives the dividend and remainder 0. Java's int division does the
  // latter by itself, so only zero needs a branch.

  static void div(int[] x, long insn) {
    int divisor = second(x, insn);
    x[rd(insn)] = divisor == 0 ? -1 : first(x, insn) / divisor;
  }

  static void divu(int[] x, long insn) {
    int divisor = second(x, insn);
    x[rd(insn)] = divisor == 0 ? -1 : Integer.divideUnsigned(first(x, insn), divisor);
  }

  static void rem(int[] x, long insn) {
    int divisor = second(x, insn);
    int dividend = first(x, insn);
    x[rd(insn)] = divisor == 0 ? dividend : dividend % divisor;
  }

  static void remu(int[] x, long insn) {
    int divisor = second(x, insn);
    int dividend = first(x, insn);
    x[rd(insn)] = divisor == 0 ? dividend : Integer.remainderUnsigned(dividend, divisor);
  }
}
