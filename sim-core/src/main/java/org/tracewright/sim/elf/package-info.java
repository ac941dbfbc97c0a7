/**
 * Reads 32-bit little-endian ELF executables. Whatever the bytes are, the outcome is an {@link
 * org.tracewright.sim.elf.ElfFile} or a {@link org.tracewright.sim.ProgramException}; every size is
 * checked against the file before anything of that size is made.
 *
 * <p>Source: the System V ABI, "Object Files", and the RISC-V ELF psABI for flags and attributes.
 */
package org.tracewright.sim.elf;
