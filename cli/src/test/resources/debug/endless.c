/* Says that it has started, then counts for ever. Built by build.sh beside it. */
volatile unsigned int count;

__attribute__((naked, used)) void _start(void) {
  __asm__(
      "li a0, 1; la a1, message; li a2, 8; li a7, 64; ecall;"
      "1: la t0, count; lw t1, (t0); addi t1, t1, 1; sw t1, (t0); j 1b;"
      "message: .ascii \"started\\n\"");
}
