# Start of a static Linux program: the stack holds argc, argv[], 0, envp[], 0, auxv.
    .section .text._start, "ax", @progbits
    .globl _start
    .type _start, @function
_start:
    li fp, 0
    lw a0, 0(sp)
    addi a1, sp, 4
    slli a2, a0, 2
    add a2, a2, a1
    addi a2, a2, 4
    andi sp, sp, -16
    call main
    mv s0, a0
    call print_flush
    mv a0, s0
    tail guest_exit
    .size _start, .-_start

# long linux_call(long number, long a, long b, long c, long d, long e, long f)
    .globl linux_call
    .type linux_call, @function
linux_call:
    mv t0, a0
    mv a0, a1
    mv a1, a2
    mv a2, a3
    mv a3, a4
    mv a4, a5
    mv a5, a6
    mv a7, t0
    ecall
    ret
    .size linux_call, .-linux_call
