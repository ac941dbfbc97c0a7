/**
 * A Linux process of one thread on RV32: system calls, the initial stack, and its memory.
 * Structures follow the kernel's generic 32-bit layouts ({@code include/uapi/asm-generic} and
 * {@code include/uapi/linux}), which RV32 uses unchanged.
 */
package org.tracewright.cpu.riscv32.env.linux;
