package org.tracewright.cpu.riscv32.env;

import java.util.List;
import org.tracewright.cpu.riscv32.Environment;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.host.Console;
import org.tracewright.sim.StopReason;

/** An environment behind interceptors, whose calls wait where there is no input yet. */
final class Intercepted implements Environment {
  private static final int A0 = 10;

  private final Environment inner;
  private final List<Interceptor> interceptors;
  private final GuestMemory memory;
  private final Console console;

  Intercepted(
      Environment inner, List<Interceptor> interceptors, GuestMemory memory, Console console) {
    this.inner = inner;
    this.interceptors = interceptors;
    this.memory = memory;
    this.console = console;
  }

  @Override
  public boolean ecall(Rv32 hart, int address) {
    for (Interceptor i : interceptors) {
      if (i.ecall(hart, memory, address)) {
        return true;
      }
    }
    int a0 = hart.x(A0);
    return inner.ecall(hart, address) && answered(hart, address, a0);
  }

  @Override
  public boolean ebreak(Rv32 hart, int address) {
    int a0 = hart.x(A0);
    return inner.ebreak(hart, address) && answered(hart, address, a0);
  }

  /** A call that lacks input changed nothing but a0; it is made again by the next run. */
  private boolean answered(Rv32 hart, int address, int a0) {
    if (console.takeStarved()) {
      hart.setX(A0, a0);
      hart.setPc(address);
      hart.stop(new StopReason.Requested());
    }
    return true;
  }

  @Override
  public boolean extendsIsa() {
    return !interceptors.isEmpty();
  }

  @Override
  public boolean unknown(Rv32 hart, int address, int bits) {
    for (Interceptor i : interceptors) {
      if (i.unknown(hart, memory, address, bits)) {
        return true;
      }
    }
    return inner.unknown(hart, address, bits);
  }
}
