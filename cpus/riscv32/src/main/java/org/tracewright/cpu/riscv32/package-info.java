/**
 * The RV32IMAC model.
 *
 * <p>{@link org.tracewright.cpu.riscv32.Rv32} is the processor that a machine drives: registers,
 * run control, interrupts. Inside it, {@code Hart} is the loop that fetches, decodes and executes,
 * in the form that the tracer reads; {@code Decoding} says what an instruction word means, {@code
 * Computation} and {@code Atomics} compute, {@code CsrFile} holds the control and status registers
 * and what traps do to them. {@link org.tracewright.cpu.riscv32.Environment} stands in for software
 * in machine mode; {@link org.tracewright.cpu.riscv32.CommitLog} writes what retired.
 *
 * <p>The instruction tables are in {@code isa}, execution environments in {@code env}.
 *
 * <p>Sources: <i>The RISC-V Instruction Set Manual</i>, volumes I (unprivileged) and II
 * (privileged); comments name its sections by title.
 */
package org.tracewright.cpu.riscv32;
