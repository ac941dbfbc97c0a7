/**
 * RV32IMAC as tables, and the decoders made from them.
 *
 * <p>{@link org.tracewright.cpu.riscv32.isa.Rv32Isa} is the source; {@code Rv32Decoder} and {@code
 * RvcDecoder} are generated from it into {@code src/main/generated} and checked in. After a change
 * of the table, run the test of the decoders with {@code -Dtracewright.regenerate=true}.
 */
package org.tracewright.cpu.riscv32.isa;
