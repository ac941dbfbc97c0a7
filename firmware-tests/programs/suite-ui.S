/* The base instructions in user mode: into a fresh register, into a source, into x0; both ways of each branch. */
#include "suite.h"

  .macro binary number, name, result, left, right
  .irp to, x14, x11, x12
  CASE(\number, \to, \result, li x11, \left; li x12, \right; \name \to, x11, x12)
  .endr
  CASE(\number, x0, 0, li x11, \left; li x12, \right; \name x0, x11, x12)
  .endm

  .macro immediate number, name, result, left, right
  .irp to, x14, x13
  CASE(\number, \to, \result, li x13, \left; \name \to, x13, \right)
  .endr
  CASE(\number, x0, 0, li x13, \left; \name x0, x13, \right)
  .endm

  /* Taken forwards, then backwards. */
  .macro taken number, name, left, right
  li gp, \number
  li x1, \left
  li x2, \right
  \name x1, x2, 2f
  j fail
1:
  j 3f
2:
  \name x1, x2, 1b
  j fail
3:
  .endm

  .macro passed_by number, name, left, right
  li gp, \number
  li x1, \left
  li x2, \right
  \name x1, x2, 1f
  j 2f
1:
  j fail
2:
  \name x1, x2, 1b
  .endm

  start user
  binary 2, add, 0x7fff7fff, 0x7fffffff, 0xffff8000
  binary 3, sub, 0x80008000, 0x80000000, 0xffff8000
  binary 4, sll, 0x42424242, 0x21212121, 0xffffffe1
  binary 5, srl, 1, 0xffffffff, 0x7f
  binary 6, sra, 0xffffffff, 0x81818181, 0xffffffff
  binary 7, slt, 1, 0x80000000, 0x00007fff
  binary 8, sltu, 0, 0x80000000, 0x00007fff
  binary 9, xor, 0xf00ff00f, 0xff00ff00, 0x0f0f0f0f
  binary 10, or, 0xff0fff0f, 0xff00ff00, 0x0f0f0f0f
  binary 11, and, 0x0f000f00, 0xff00ff00, 0x0f0f0f0f
  immediate 12, addi, 0x7ffff800, 0x80000000, -2048
  immediate 13, slti, 1, 0x80000000, -2048
  immediate 14, sltiu, 1, 0x80000000, -2048
  immediate 15, xori, 0x00ff0f0f, 0xff00f0f0, -1
  immediate 16, ori, 0xfffff8f0, 0x00ff00f0, -2048
  immediate 17, andi, 0x000000f0, 0x00ff00ff, 0x0f0
  immediate 18, slli, 0x80000000, 1, 31
  immediate 19, srli, 1, 0x80000000, 31
  immediate 20, srai, 0xffffffff, 0x80000000, 31
  taken 21, beq, -1, -1
  passed_by 22, beq, 0, 1
  taken 23, bne, -1, 1
  passed_by 24, bne, 1, 1
  taken 25, blt, -2, -1
  passed_by 26, blt, 1, -1
  taken 27, bge, -1, -1
  passed_by 28, bge, -2, 1
  taken 29, bltu, 0xfffffffe, 0xffffffff
  passed_by 30, bltu, 0xffffffff, 0
  taken 31, bgeu, 0xffffffff, 0xfffffffe
  passed_by 32, bgeu, 1, 0xfffffffe
  CASE(33, x10, 10000, .balign 8; lla x10, 1f + 10000; jal x11, 1f; 1: sub x10, x10, x11)
  CASE(34, x1, 0x80000000, lui x1, 0xfffff; slli x1, x1, 19)
  CASE(35, x0, 0, lui x0, 0x80000)
  la x2, words
  CASE(36, x14, 0xffffffff, lb x14, 0(x2))
  CASE(37, x14, 0xf0, lbu x14, 1(x2))
  CASE(38, x14, 0xfffff00f, lh x14, 6(x2))
  CASE(39, x14, 0xf00f, lhu x14, 6(x2))
  CASE(40, x14, 0x0ff00ff0, lw x14, 8(x2))
  CASE(41, x14, 0xf00ff0aa, li x1, 0xffffffaa; sb x1, 4(x2); lw x14, 4(x2))
  CASE(42, x14, 0xbeef0ff0, li x1, 0xbeef; sh x1, 10(x2); lw x14, 8(x2))
  CASE(43, x14, 0x12345678, li x1, 0x12345678; addi x4, x2, 44; sw x1, -32(x4); lw x14, 12(x2))
  CASE(44, x14, 0x00345678, sw x1, 17(x2); lw x14, 16(x2); srli x14, x14, 8)
  CASE(45, x14, 0x00001234, lhu x14, 19(x2))

  li gp, 46
  la x6, 1f + 1 /* the lowest bit of a target does not count */
  jalr x13, x6, 0
2:
  j fail
1:
  la x7, 2b
  bne x13, x7, fail

  li gp, 47
  la x6, patch
  lw x7, replacement
  sw x7, 0(x6)
  fence.i
  .option push
  .option norvc
  .balign 4
patch:
  addi x14, x0, 1
  .option pop
  li x7, 2
  bne x14, x7, fail
  pass_or_fail

  data
words:
  .word 0xf0fff0ff, 0xf00ff00f, 0x0ff00ff0, 0, 0, 0
  .option norvc
replacement:
  addi x14, x0, 2
