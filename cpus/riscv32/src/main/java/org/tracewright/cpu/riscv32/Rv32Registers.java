package org.tracewright.cpu.riscv32;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tracewright.sim.Register;

/** The registers that a debugger sees, numbered as GDB numbers them for RISC-V. */
final class Rv32Registers {
  static final int PC = 32;

  /** CSR n is register 65 + n. */
  static final int FIRST_CSR = 65;

  /** The current privilege mode, which is no CSR. */
  static final int PRIVILEGE = FIRST_CSR + 4096;

  private static final String[] ABI = {
    "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4",
        "a5",
    "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6"
  };

  static final List<Register> ALL = all();

  private static final Map<String, Register> BY_NAME = byName();

  private Rv32Registers() {}

  private static List<Register> all() {
    List<Register> all = new ArrayList<>();
    for (int n = 0; n < 32; n++) {
      all.add(new Register(n, ABI[n], 32));
    }
    all.add(new Register(PC, "pc", 32));
    for (int number = 0; number < 4096; number++) {
      if (CsrFile.exists(number) && !CsrFile.isPerformanceMonitor(number)) {
        all.add(new Register(FIRST_CSR + number, Csr.name(number), 32));
      }
    }
    all.add(new Register(PRIVILEGE, "priv", 8));
    return List.copyOf(all);
  }

  private static Map<String, Register> byName() {
    Map<String, Register> names =
        ALL.stream().collect(Collectors.toMap(Register::name, register -> register));
    for (int n = 0; n < 32; n++) {
      names.put("x" + n, ALL.get(n));
    }
    names.put("fp", ALL.get(8));
    return Map.copyOf(names);
  }

  static Optional<Register> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Whether {@code number} is that of a CSR of this model. */
  static boolean isCsr(int number) {
    return number >= FIRST_CSR && number < PRIVILEGE && CsrFile.exists(number - FIRST_CSR);
  }

  static IllegalArgumentException unknown(int number) {
    return new IllegalArgumentException(
        "RV32 has no register number "
            + number
            + "; x0 to x31 are 0 to 31, pc is 32, CSR n is 65 + n, the privilege mode 4161");
  }
}
