# Leaves twelve words between begin_signature and end_signature, for --signature, and passes.
    .section .text.init, "ax", @progbits
    .globl _start
_start:
    la a0, begin_signature
    li a1, 12
    li a2, 1
    li a3, 0
1:  sw a2, 0(a0)                    # Fibonacci's numbers, two of them replaced below
    add a4, a2, a3
    mv a3, a2
    mv a2, a4
    addi a0, a0, 4
    addi a1, a1, -1
    bnez a1, 1b
    la a0, begin_signature
    li a2, 0x80
    sb a2, 43(a0)
    li a2, -2
    sw a2, 44(a0)
    la t0, tohost
    li t1, 1
    sw t1, 0(t0)
    sw zero, 4(t0)
2:  j 2b

    .section .tohost, "aw", @progbits
    .balign 64
    .globl tohost
    .type tohost, @object
    .size tohost, 8
tohost:
    .dword 0
    .balign 64
    .globl fromhost
    .type fromhost, @object
    .size fromhost, 8
fromhost:
    .dword 0

    .section .signature, "aw", @progbits
    .balign 16
    .globl begin_signature
begin_signature:
    .fill 12, 4, 0xdeadbeef
    .globl end_signature
end_signature:
