# Reaches an instruction that does not exist, behind a branch that is taken a thousand times first.
    .globl main
    .type main, @function
main:
    addi sp, sp, -16
    sw ra, 0(sp)
    la a0, before
    call print
    li t0, 1000
1:  addi t0, t0, -1
    beqz t0, 2f
    j 1b
2:  .word 0xffffffff
    lw ra, 0(sp)
    addi sp, sp, 16
    li a0, 0
    ret
    .size main, .-main

    .section .rodata
before:
    .asciz "before\n"
