/**
 * An assembler for any instruction set that has a table and a dialect.
 *
 * <p>Source becomes statements ({@code Lexer}), statements become pieces of sections ({@code
 * SourceParser}, {@code Directives}). What an instruction may be is found by reading the templates
 * of the table: {@code Pattern} matches a statement against a template, every row that matches is a
 * {@code Candidate}. {@code Layout} begins with the shortest candidate of each and goes on to
 * longer ones where a value does not fit; nothing ever shrinks, so it ends. There is no linker: all
 * addresses are known at the end, and operators such as {@code %hi} are computed at once.
 *
 * <h2>Directives</h2>
 *
 * <p>{@code .text .data .rodata .bss .section .globl .global .byte .half .short .2byte .word .long
 * .int .4byte .dword .quad .8byte .ascii .asciz .string .align .p2align .balign .space .skip .zero
 * .fill .org .equ .set .equiv .type .size .comm .lcomm .option}, and {@code name = value}. {@code
 * .align} takes a power of two, as {@code .p2align}; {@code .org} takes a number (from the
 * section's beginning) or an expression with a symbol (an address).
 *
 * <pre>{@code
 * Program program = Assembler.of(dialect).at(0x1000).assemble("""
 *     loop: addi a0, a0, -1
 *           bnez a0, loop
 *     """);
 * program.address("loop");
 * Files.write(path, program.elf());
 * }</pre>
 */
package org.tracewright.isa.assembler;
