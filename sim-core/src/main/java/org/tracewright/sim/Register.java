package org.tracewright.sim;

import java.util.Objects;

/**
 * A register of a {@link Cpu}.
 *
 * @param number the number that GDB's remote protocol gives it for this architecture
 * @param name its name in assembly
 * @param bits its width, 1 to 64
 */
public record Register(int number, String name, int bits) {
  public Register {
    Objects.requireNonNull(name);
    if (bits < 1 || bits > 64) {
      throw new IllegalArgumentException(
          "register " + name + ": " + bits + " bits; 1 to 64 are possible");
    }
  }
}
