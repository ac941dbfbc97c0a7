package org.tracewright.bench;

import java.util.Locale;

/** What runs a workload. */
public enum Contender {
  /** {@code tw run --engine interpreter}. */
  INTERPRETER,
  /** {@code tw run --engine jit}. */
  JIT,
  /** The same with {@code --jit-cache}, and a file that an earlier run has left. */
  CACHED,
  /** {@code qemu-riscv32}, user mode. */
  QEMU,
  /** The same C sources, compiled for this machine. */
  NATIVE;

  /** The name in tables and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
