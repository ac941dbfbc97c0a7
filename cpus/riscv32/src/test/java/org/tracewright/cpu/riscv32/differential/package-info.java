/**
 * Random programs, run here and under QEMU.
 *
 * <p>A program is many {@linkplain org.tracewright.cpu.riscv32.differential.Block blocks}. Each
 * loads all registers, runs a few dozen random instructions on memory of its own, perhaps several
 * times over, and stores all registers there. At its end the program writes the memory of all
 * blocks to standard output, which is compared. So one process tries a thousand programs, and one
 * that differs can be cut out of its block and made smaller.
 */
package org.tracewright.cpu.riscv32.differential;
