package org.tracewright.cpu.riscv32;

/**
 * What surrounds a hart instead of software in machine mode: an operating system's calls, a debug
 * host. It is asked between two instructions, with the hart's whole state in its registers.
 */
public interface Environment {
  /** Answers nothing: every ECALL and EBREAK is a trap. */
  Environment NONE =
      new Environment() {
        @Override
        public boolean ecall(Rv32 hart, int address) {
          return false;
        }

        @Override
        public boolean ebreak(Rv32 hart, int address) {
          return false;
        }
      };

  /**
   * An ECALL. The hart's pc is the instruction after it; an environment that answers may change it
   * like any other register, or {@linkplain Rv32#stop stop} the hart.
   *
   * @param address where the instruction is
   * @return {@code false} if the call is not answered here: the hart takes the trap
   */
  boolean ecall(Rv32 hart, int address);

  /** Whether it is to be asked about instructions that the hart does not have. */
  default boolean extendsIsa() {
    return false;
  }

  /**
   * An instruction that is illegal for the hart, as for {@link #ecall}; but one that is answered
   * retires.
   *
   * @param bits the instruction, 16 or 32 bits
   */
  default boolean unknown(Rv32 hart, int address, int bits) {
    return false;
  }

  /** An EBREAK; as for {@link #ecall}. */
  boolean ebreak(Rv32 hart, int address);
}
