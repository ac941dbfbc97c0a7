package org.tracewright.cpu.riscv32;

import static org.tracewright.cpu.riscv32.Decoding.first;
import static org.tracewright.cpu.riscv32.Decoding.imm;
import static org.tracewright.cpu.riscv32.Decoding.rd;
import static org.tracewright.cpu.riscv32.Decoding.second;

/**
 * The instructions that only compute: from registers and an immediate to a register, never a trap.
 * {@code x} is the hart's registers, of which the caller keeps x0 zero.
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
    x[rd(insn)] = MulDiv.mulh(first(x, insn), second(x, insn));
  }

  static void mulhsu(int[] x, long insn) {
    x[rd(insn)] = MulDiv.mulhsu(first(x, insn), second(x, insn));
  }

  static void mulhu(int[] x, long insn) {
    x[rd(insn)] = MulDiv.mulhu(first(x, insn), second(x, insn));
  }

  static void div(int[] x, long insn) {
    x[rd(insn)] = MulDiv.div(first(x, insn), second(x, insn));
  }

  static void divu(int[] x, long insn) {
    x[rd(insn)] = MulDiv.divu(first(x, insn), second(x, insn));
  }

  static void rem(int[] x, long insn) {
    x[rd(insn)] = MulDiv.rem(first(x, insn), second(x, insn));
  }

  static void remu(int[] x, long insn) {
    x[rd(insn)] = MulDiv.remu(first(x, insn), second(x, insn));
  }
}
