# Start of a bare-metal program. A trap before the program sets mtvec ends it with status 99.
    .section .text.init, "ax", @progbits
    .globl _start
    .type _start, @function
_start:
    la t0, unexpected_trap
    csrw mtvec, t0
    la sp, _stack_top
    li fp, 0
    li a0, 0
    li a1, 0
    call main
    mv s0, a0
    call print_flush
    mv a0, s0
    tail guest_exit
    .size _start, .-_start

    .balign 4
    .type unexpected_trap, @function
unexpected_trap:
    la sp, _stack_top
    li a0, 99
    tail guest_exit
    .size unexpected_trap, .-unexpected_trap
