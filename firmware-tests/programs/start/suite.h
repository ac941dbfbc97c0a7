/*
 * The frame of a self-checking test on the bare machine, with what the public suites do around theirs: registers
 * cleared, a trap vector right behind the reset vector, registers that this hart may lack written under a handler
 * that skips the rest, a jump by mret into the mode under test, and results that travel by ecall to tohost.
 * A test is `start user` or `start machine`, numbered cases, `pass_or_fail`, `data`.
 */

/* CASE(number, register, expected, instruction; ...) */
#define CASE(number, register, expected, ...) li gp, number; __VA_ARGS__; li t2, expected; bne register, t2, fail

/* Whatever traps between the two is skipped up to the second. */
  .macro if_present
  la t0, 1f
  csrw mtvec, t0
  .endm
  .macro end_if
  .balign 4
1:
  .endm

  .macro pass
  fence
  li gp, 1
  li a7, 93
  li a0, 0
  ecall
  .endm

  .macro start mode
  .section .text.init, "ax", @progbits
  .balign 64
  .weak trap_handler, supervisor_handler
  .globl _start
_start:
  j reset
  .balign 4
trap_vector:
  csrr t5, mcause
  .irp call, 8, 9, 11
  li t6, \call
  beq t5, t6, report
  .endr
  la t5, trap_handler
  beqz t5, unexpected
  jr t5
unexpected:
  ori gp, gp, 1337
report:
  sw gp, tohost, t5
  sw zero, tohost + 4, t5
  j report
reset:
  .irp register, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
  li x\register, 0
  .endr
  csrr a0, mhartid
1:
  bnez a0, 1b
  if_present
  csrwi 0x744, 8 /* mnstatus */
  end_if
  if_present
  csrwi satp, 0
  end_if
  if_present
  li t0, 0x7fffffff
  csrw pmpaddr0, t0
  li t0, 0x1f
  csrw pmpcfg0, t0
  end_if
  csrwi mie, 0
  if_present
  csrwi medeleg, 0
  csrwi mideleg, 0
  end_if
  li gp, 0
  la t0, trap_vector
  csrw mtvec, t0
  li a0, 1
  slli a0, a0, 31
  bltz a0, 1f
  pass
1:
  la t0, supervisor_handler
  beqz t0, 1f
  csrw stvec, t0
  li t0, 0xb109
  csrw medeleg, t0
1:
  csrwi mstatus, 0
  .ifc \mode, machine
  li a0, 0x1800
  csrs mstatus, a0
  .endif
  la t0, 1f
  csrw mepc, t0
  csrr a0, mhartid
  mret
  .text
1:
  .endm

  .macro pass_or_fail
  bne zero, gp, passed
fail:
  fence
1:
  beqz gp, 1b
  sll gp, gp, 1
  or gp, gp, 1
  li a7, 93
  addi a0, gp, 0
  ecall
passed:
  pass
  unimp
  .endm

  .macro data
  .section .tohost, "aw", @progbits
  .irp word, tohost, fromhost
  .balign 64
  .globl \word
\word:
  .dword 0
  .size \word, 8
  .endr
  .data
  .balign 16
  .endm
