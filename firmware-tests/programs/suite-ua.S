/* Atomics in user mode: what they return, what they leave in memory, and when a conditional store fails. */
#include "suite.h"

  /* Twice, so that the second works on what the first left behind. */
  .macro atomic number, name, before, operand, after, again, last
  CASE(\number, a4, \before, li a0, \before; li a1, \operand; la a3, cell; sw a0, 0(a3); \name a4, a1, 0(a3))
  CASE(\number, a5, \after, lw a5, 0(a3))
  CASE(\number, a4, \after, li a1, \again; \name a4, a1, 0(a3))
  CASE(\number, a5, \last, lw a5, 0(a3))
  .endm

  start user
  atomic 2, amoadd.w, 0x80000000, 0xfffff800, 0x7ffff800, 0x800, 0x80000000
  atomic 3, amoand.w, 0x80000000, 0xfffff800, 0x80000000, 0, 0
  atomic 4, amoor.w, 0x80000000, 0xfffff800, 0xfffff800, 1, 0xfffff801
  atomic 5, amoxor.w, 0x80000000, 0xfffff800, 0x7ffff800, 0xc0000001, 0xbffff801
  atomic 6, amoswap.w, 0x80000000, 0xfffff800, 0xfffff800, 0x80000000, 0x80000000
  atomic 7, amomax.w, 0x80000000, 0xfffff800, 0xfffff800, 1, 1
  atomic 8, amomaxu.w, 0x80000000, 0xfffff800, 0xfffff800, 1, 0xfffff800
  atomic 9, amomin.w, 0x80000000, 0xfffff800, 0x80000000, -1, 0x80000000
  atomic 10, amominu.w, 0x80000000, 0xfffff800, 0x80000000, 0, 0

  la a0, cell
  CASE(11, a4, 1, sc.w a4, x0, (a0))
  CASE(12, a4, 1, addi a1, a0, 1024; lr.w a1, (a1); sc.w a4, a1, (a0))
  CASE(13, a4, 1, lr.w a1, (a0); not a2, a1; sw a2, 0(a0); sc.w a4, a1, (a0))
  CASE(14, a4, 1, lr.w a1, (a0); sc.w a4, a1, (a0); sc.w a4, a1, (a0))
  CASE(15, a4, 0, lr.w.aqrl a1, (a0); sw a1, 4(a0); sc.w.aqrl a4, a1, (a0))

  li gp, 16 /* a counter, as threads would share it */
  sw zero, 0(a0)
  li a1, 1000
1:
  lr.w a4, (a0)
  addi a4, a4, 3
  sc.w a4, a4, (a0)
  bnez a4, 1b
  addi a1, a1, -1
  bnez a1, 1b
  lw a4, 0(a0)
  li a1, 3000
  bne a4, a1, fail
  pass_or_fail

  data
cell:
  .zero 2048
