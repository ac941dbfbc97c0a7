/* Machine mode: control and status registers, illegal and misaligned accesses, counters, and the way down to user mode. */
#include "suite.h"

#define ILLEGAL 2

  /* The instruction must trap with this cause, and leave a0 alone; the handler skips it and clears a1. */
  .macro traps number, cause, instruction:vararg
  .balign 4
  li gp, \number
  li a0, 255
  li a1, \cause
  la a2, 1f
  .option push
  .option norvc
1:
  \instruction
  .option pop
  bnez a1, fail
  li t2, 255
  bne a0, t2, fail
  .endm

  start machine
  CASE(2, a0, 1, csrr a0, misa; srl a0, a0, 30)
  CASE(3, a0, 1, csrr a0, misa; srli a0, a0, 20; andi a0, a0, 1)
  CASE(4, a0, 0, csrr a0, mhartid)
  csrr a0, mimpid
  csrr a0, marchid
  csrr a0, mvendorid
  csrs mtvec, x0
  csrs mepc, x0
  csrci misa, 4
  CASE(5, a0, 0, csrr a0, mstatus; li a1, 0x1800; and a0, a0, a1)

  csrwi mscratch, 3
  CASE(6, a1, 3, csrrci a1, mscratch, 1)
  CASE(7, a2, 2, csrrsi a2, mscratch, 4)
  CASE(8, a3, 6, csrrwi a3, mscratch, 2)
  CASE(9, a1, 2, li a0, 0xbad1dea; csrrw a1, mscratch, a0)
  CASE(10, a0, 0xbad1dea, li a0, 0x0001dea; csrrc a0, mscratch, a0)
  CASE(11, a0, 0xbad0000, li a0, 0x000beef; csrrs a0, mscratch, a0)
  CASE(12, a0, 0xbadbeef, csrr a0, mscratch)

  traps 13, ILLEGAL, .word 0
  traps 14, ILLEGAL, .word 0x02051513 /* slli a0, a0, 32 */
  traps 15, ILLEGAL, csrrw a0, cycle, x0
  traps 16, ILLEGAL, csrr a0, satp
  traps 17, ILLEGAL, csrr a0, medeleg
  traps 18, ILLEGAL, sret
  traps 19, ILLEGAL, sfence.vma
  traps 20, 3, ebreak
  la s0, cell + 1
  traps 21, 4, lr.w a0, (s0)
  traps 22, 6, sc.w a0, x0, (s0)
  traps 23, 6, amoadd.w a0, x0, (s0)
  traps 24, 5, lw a0, 0(x0)
  traps 25, 7, sw a0, 0(x0)
  CASE(26, a0, 0x04030201, lw a0, 0(s0))

  /* MPP does not take a mode that is not there: supervisor mode reads as user mode. */
  li t0, 0x1800
  csrc mstatus, t0
  li t1, 0x0800
  csrs mstatus, t1
  CASE(27, a0, 0, csrr a0, mstatus; and a0, a0, t0)

  CASE(28, a0, 0, csrwi minstret, 0; csrr a0, minstret)
  CASE(29, a0, 0, li t0, 0xffffffff; csrw minstret, t0; csrw minstreth, t0; nop; csrr a0, minstret)
  CASE(30, a0, 0, csrr a0, minstreth)
  CASE(31, a0, 1, csrr a1, minstret; csrr a0, minstret; sub a0, a0, a1)
  CASE(32, a0, 0, csrw tselect, x0; csrr a0, tselect)
  CASE(33, a0, 0, csrw mcounteren, x0; csrr a0, mcounteren)

  li gp, 34
  la t0, 1f
  csrw mepc, t0
  mret
1:
  traps 34, ILLEGAL, csrr a0, mstatus
  traps 35, ILLEGAL, csrr a0, cycle
  traps 36, ILLEGAL, csrr a0, instret
  traps 37, ILLEGAL, mret
  pass_or_fail

  .balign 4
  .globl trap_handler
trap_handler:
  csrr t0, mcause
  bne t0, a1, fail
  csrr t0, mepc
  bne t0, a2, fail
  addi t0, t0, 4
  csrw mepc, t0
  li a1, 0
  mret

  data
cell:
  .byte 0, 1, 2, 3, 4, 5, 6, 7
