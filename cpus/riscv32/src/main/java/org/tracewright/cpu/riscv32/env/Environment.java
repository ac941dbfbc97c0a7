package org.tracewright.cpu.riscv32.env;

import org.tracewright.sim.Cpu;

/**
 * What surrounds a hart: a kernel, a debugger's host, a test harness. The model asks it before it
 * takes the trap of an ECALL or EBREAK; both come from the thread that runs the machine, between
 * two turns' worth of state: {@code cpu.pc()} is the address of the ECALL or EBREAK, {@code
 * cpu.register(n)} is {@code x}<i>n</i>.
 *
 * <p>An environment that answers {@code true} has done the call's work: the model goes on behind
 * the instruction (pc + 4, or + 2 after C.EBREAK) unless the environment has moved pc itself. It
 * ends the run with {@link Cpu#stop}. Answering {@code false} leaves the trap to the guest's
 * handler.
 */
public interface Environment {

  /** The environment's name as {@code --env} takes it. */
  String name();

  /** An ECALL at {@code cpu.pc()}; whether it has been dealt with. */
  boolean ecall(Cpu cpu);

  /** An EBREAK or C.EBREAK at {@code cpu.pc()}; whether it has been dealt with. */
  boolean ebreak(Cpu cpu);

  /**
   * A trap that the environment's kernel or monitor takes instead of the guest: whether there is no
   * handler in the guest, so that the run ends with {@link org.tracewright.sim.StopReason.Trap}. A
   * Linux process has none for any trap; a bare machine has mtvec, and none while that was never
   * written.
   */
  boolean takesTraps();

  /** No environment: every trap is the guest's. */
  Environment NONE =
      new Environment() {
        @Override
        public String name() {
          return "none";
        }

        @Override
        public boolean ecall(Cpu cpu) {
          return false;
        }

        @Override
        public boolean ebreak(Cpu cpu) {
          return false;
        }

        @Override
        public boolean takesTraps() {
          return false;
        }
      };
}
