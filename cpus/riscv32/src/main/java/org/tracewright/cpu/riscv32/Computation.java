package org.tracewright.cpu.riscv32;

import static org.tracewright.cpu.riscv32.Decoding.imm;
import static org.tracewright.cpu.riscv32.Decoding.rd;
import static org.tracewright.cpu.riscv32.Decoding.rs1;
import static org.tracewright.cpu.riscv32.Decoding.rs2;

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
    x[rd(insn)] = x[rs1(insn)] + imm(insn);
  }

  static void slti(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] < imm(insn) ? 1 : 0;
  }

  static void sltiu(int[] x, long insn) {
    x[rd(insn)] = Integer.compareUnsigned(x[rs1(insn)], imm(insn)) < 0 ? 1 : 0;
  }

  static void xori(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] ^ imm(insn);
  }

  static void ori(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] | imm(insn);
  }

  static void andi(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] & imm(insn);
  }

  static void slli(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] << imm(insn);
  }

  static void srli(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] >>> imm(insn);
  }

  static void srai(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] >> imm(insn);
  }

  static void add(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] + x[rs2(insn)];
  }

  static void sub(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] - x[rs2(insn)];
  }

  static void sll(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] << x[rs2(insn)];
  }

  static void slt(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] < x[rs2(insn)] ? 1 : 0;
  }

  static void sltu(int[] x, long insn) {
    x[rd(insn)] = Integer.compareUnsigned(x[rs1(insn)], x[rs2(insn)]) < 0 ? 1 : 0;
  }

  static void xor(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] ^ x[rs2(insn)];
  }

  static void srl(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] >>> x[rs2(insn)];
  }

  static void sra(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] >> x[rs2(insn)];
  }

  static void or(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] | x[rs2(insn)];
  }

  static void and(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] & x[rs2(insn)];
  }

  static void mul(int[] x, long insn) {
    x[rd(insn)] = x[rs1(insn)] * x[rs2(insn)];
  }

  static void mulh(int[] x, long insn) {
    x[rd(insn)] = MulDiv.mulh(x[rs1(insn)], x[rs2(insn)]);
  }

  static void mulhsu(int[] x, long insn) {
    x[rd(insn)] = MulDiv.mulhsu(x[rs1(insn)], x[rs2(insn)]);
  }

  static void mulhu(int[] x, long insn) {
    x[rd(insn)] = MulDiv.mulhu(x[rs1(insn)], x[rs2(insn)]);
  }

  static void div(int[] x, long insn) {
    x[rd(insn)] = MulDiv.div(x[rs1(insn)], x[rs2(insn)]);
  }

  static void divu(int[] x, long insn) {
    x[rd(insn)] = MulDiv.divu(x[rs1(insn)], x[rs2(insn)]);
  }

  static void rem(int[] x, long insn) {
    x[rd(insn)] = MulDiv.rem(x[rs1(insn)], x[rs2(insn)]);
  }

  static void remu(int[] x, long insn) {
    x[rd(insn)] = MulDiv.remu(x[rs1(insn)], x[rs2(insn)]);
  }
}
