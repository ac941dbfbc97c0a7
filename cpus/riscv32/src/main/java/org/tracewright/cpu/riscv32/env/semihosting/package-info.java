/**
 * Semihosting: a bare program's calls to its debug host, by the sequence slli, ebreak, srai.
 * Source: "RISC-V Semihosting" and the Arm specification "Semihosting for AArch32 and AArch64",
 * whose operations it takes over.
 */
package org.tracewright.cpu.riscv32.env.semihosting;
