/* Compressed instructions in user mode, and a long one that lies across the border of two pages. */
#include "suite.h"

/* The code is compressed, what comes after is aligned again. */
#define SHORT(number, register, expected, ...) \
  CASE(number, register, expected, .option push; .option rvc; __VA_ARGS__; .balign 4; .option pop)

  .option norvc
  start user
  CASE(2, a1, 667, li a1, 666; j 1f; .balign 4096; .skip 4094; 1: addi a1, a1, 1)
  .balign 4
  li sp, 0x1234
  SHORT(3, a0, 0x1234 + 1020, c.addi4spn a0, sp, 1020)
  SHORT(4, sp, 0x1234 + 496, c.addi16sp sp, 496)
  SHORT(5, sp, 0x1234 - 16, c.addi16sp sp, -512)
  la a1, words
  SHORT(6, a2, 0xfedcba99, c.lw a0, 4(a1); c.addi a0, 1; c.sw a0, 4(a1); c.lw a2, 4(a1))
  SHORT(7, a0, -15, ori a0, x0, 1; c.addi a0, -16)
  SHORT(8, a5, -16, ori a5, x0, 1; c.li a5, -16)
  SHORT(9, s0, 0xffffffe1, c.lui s0, 0xfffe1; c.srai s0, 12)
  SHORT(10, s0, 0x000fffe1, c.lui s0, 0xfffe1; c.srli s0, 12)
  SHORT(11, s0, ~0x11, c.li s0, -2; c.andi s0, ~0x10)
  SHORT(12, s1, 14, li s1, 20; li a0, 6; c.sub s1, a0)
  SHORT(13, s1, 18, li s1, 20; li a0, 6; c.xor s1, a0)
  SHORT(14, s1, 22, li s1, 20; li a0, 6; c.or s1, a0)
  SHORT(15, s1, 4, li s1, 20; li a0, 6; c.and s1, a0)
  SHORT(16, s0, 0x12340, li s0, 0x1234; c.slli s0, 4)
  SHORT(17, ra, 0, li ra, 0; c.j 1f; c.j 2f; 1: c.j 1f; 2: j fail; 1:)
  SHORT(18, x0, 0, li a0, 0; c.beqz a0, 1f; c.j 2f; 1: c.j 1f; 2: j fail; 1:)
  SHORT(19, x0, 0, li a0, 1; c.bnez a0, 1f; c.j 2f; 1: c.j 1f; 2: j fail; 1:)
  SHORT(20, x0, 0, li a0, 1; c.beqz a0, 1f; c.j 2f; 1: c.j fail; 2:)
  SHORT(21, x0, 0, li a0, 0; c.bnez a0, 1f; c.j 2f; 1: c.j fail; 2:)
  SHORT(22, ra, 0, la t0, 1f; li ra, 0; c.jr t0; c.j 2f; 1: c.j 1f; 2: j fail; 1:)
  SHORT(23, ra, -2, la t0, 1f; li ra, 0; c.jalr t0; c.j 2f; 1: c.j 1f; 2: j fail; 1: sub ra, ra, t0)
  SHORT(24, ra, -2, la t0, 1f; li ra, 0; c.jal 1f; c.j 2f; 1: c.j 1f; 2: j fail; 1: sub ra, ra, t0)
  la sp, words
  SHORT(25, a2, 0xfedcba9b, c.lwsp a0, 12(sp); c.addi a0, 3; c.swsp a0, 12(sp); c.lwsp a2, 12(sp))
  SHORT(26, t0, 0x246, li a0, 0x123; c.mv t0, a0; c.add t0, a0)
  SHORT(27, x0, 0, .insn 2, 0x4015) /* c.li x0, 5: a hint */
  pass_or_fail

  data
words:
  .word 0x76543210, 0xfedcba98, 0x76543210, 0xfedcba98
