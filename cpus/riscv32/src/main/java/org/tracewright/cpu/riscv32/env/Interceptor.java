package org.tracewright.cpu.riscv32.env;

import org.tracewright.cpu.riscv32.Rv32;

/**
 * What is asked before the environment of a program: to answer calls in its place, or to carry out
 * instructions that the hart does not have. In lockstep it is asked once for both machines; it then
 * may change registers, and memory through the {@link GuestMemory} that it is given.
 */
public interface Interceptor {
  /**
   * An ECALL; the hart's pc is the instruction after it.
   *
   * @param address where the instruction is
   * @return {@code false} to leave it to the environment
   */
  default boolean ecall(Rv32 hart, GuestMemory memory, int address) {
    return false;
  }

  /**
   * An instruction that is illegal, in this hart or in its privilege mode: a CSR that it does not
   * have, a free encoding. The hart's pc is the instruction after it. One that is answered retires.
   *
   * @param address where the instruction is
   * @param bits the instruction, 16 or 32 bits
   * @return {@code false} to have the hart take the trap
   */
  default boolean unknown(Rv32 hart, GuestMemory memory, int address, int bits) {
    return false;
  }
}
