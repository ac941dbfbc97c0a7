/**
 * RISC-V assembly: what of it is not in the instruction table. The assembler and disassembler
 * themselves are in {@code org.tracewright.isa}.
 */
package org.tracewright.cpu.riscv32.asm;
