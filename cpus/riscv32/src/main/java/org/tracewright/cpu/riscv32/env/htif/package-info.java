/**
 * The host-target interface of the RISC-V test suites: two 64-bit words in memory, {@code tohost}
 * and {@code fromhost}, and a signature that the test leaves behind.
 */
package org.tracewright.cpu.riscv32.env.htif;
