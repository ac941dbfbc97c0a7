package org.tracewright.cpu.riscv32.env.host;

import java.io.IOException;

/**
 * What a stream throws that has nothing to read now but may have later. The guest's read is then
 * taken back and the run ends as if on request, before the instruction that asked.
 */
public final class NoInputYet extends IOException {
  private static final long serialVersionUID = 1;

  /** Nothing now. */
  public NoInputYet() {
    super("nothing to read yet");
  }
}
