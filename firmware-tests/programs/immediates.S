# Immediate forms, lui, auipc, jalr's cleared bit, x0, loads and stores of every width: each check
# leaves the program with its own number as exit status when it fails. Prints "ok".
    .macro expect register, value
    li t6, \value
    addi s11, s11, 1
    beq \register, t6, 1f
    mv a0, s11
    tail guest_exit
1:
    .endm

    .text
    .globl main
    .type main, @function
main:
    addi sp, sp, -48
    sw ra, 0(sp)
    sw s11, 4(sp)
    li s11, 0

    li t0, -1
    addi t1, t0, -2048
    expect t1, -2049
    slti t1, t0, 0
    expect t1, 1
    sltiu t1, t0, -1                # the immediate is sign-extended, then compared unsigned
    expect t1, 0
    sltiu t1, zero, 1
    expect t1, 1
    xori t1, t0, -1
    expect t1, 0
    ori t1, zero, -2048
    expect t1, 0xfffff800
    andi t1, t0, 0x7ff
    expect t1, 0x7ff
    slli t1, t0, 31
    expect t1, 0x80000000
    srli t1, t0, 31
    expect t1, 1
    srai t1, t0, 31
    expect t1, -1
    lui t1, 0xfffff
    expect t1, 0xfffff000
    add zero, t0, t0                # writes to x0 are lost
    expect zero, 0

    auipc t1, 0
2:  auipc t2, 1
    sub t2, t2, t1
    expect t2, 0x1004

    la t1, 3f
    addi t1, t1, 1                  # jalr clears bit 0 of its target
    jalr t2, 0(t1)
    .4byte 0
3:  sub t1, t1, t2
    expect t1, 5

    la t1, 4f                       # rd and rs1 the same register: the old value is the target
    jalr t1, 0(t1)
    .4byte 0
4:  la t2, 4b
    sub t2, t2, t1
    expect t2, 4

    li t0, 0x80f1f2f3
    sw t0, 16(sp)
    lb t1, 16(sp)
    expect t1, 0xfffffff3
    lbu t1, 16(sp)
    expect t1, 0xf3
    lh t1, 18(sp)
    expect t1, 0xffff80f1
    lhu t1, 18(sp)
    expect t1, 0x80f1
    sb zero, 17(sp)
    lw t1, 16(sp)
    expect t1, 0x80f100f3
    sh t0, 18(sp)
    lw t1, 16(sp)
    expect t1, 0xf2f300f3
    sw t0, 21(sp)                   # misaligned accesses work
    lw t1, 21(sp)
    expect t1, 0x80f1f2f3
    lhu t1, 23(sp)
    expect t1, 0x80f1
    lh t1, 23(sp)
    expect t1, 0xffff80f1
    sw t0, -2047(sp)
    addi t3, sp, -2047
    lw t1, 0(t3)
    expect t1, 0x80f1f2f3

    li t0, 5                        # each branch, both ways
    li t1, -5
    li t2, 0
    beq t0, t0, 5f
    addi t2, t2, 1
5:  bne t0, t0, 6f
    addi t2, t2, 2
6:  blt t1, t0, 7f
    addi t2, t2, 4
7:  bltu t1, t0, 8f
    addi t2, t2, 8
8:  bge t0, t1, 9f
    addi t2, t2, 16
9:  bgeu t0, t1, 10f
    addi t2, t2, 32
10: expect t2, 42

    la a0, message
    call print
    lw ra, 0(sp)
    lw s11, 4(sp)
    addi sp, sp, 48
    li a0, 0
    ret
    .size main, .-main

    .section .rodata
message:
    .asciz "ok\n"
