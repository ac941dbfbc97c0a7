/**
 * Execution environments: what answers the ECALLs and EBREAKs of a RISC-V program that has no
 * operating system of its own. Ordinary host code, never traced.
 */
package org.tracewright.cpu.riscv32.env;
