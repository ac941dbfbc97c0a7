package org.tracewright.cpu.riscv32.env;

import java.util.Locale;
import java.util.Optional;
import org.tracewright.cpu.riscv32.Extensions;
import org.tracewright.sim.elf.ElfFile;

/**
 * The instruction set that a program's attributes name, as far as the model has it: a program built
 * for more may never use it, and traps if it does. Without attributes, everything the model has.
 */
final class IsaOfProgram {
  private IsaOfProgram() {}

  static Extensions extensions(ElfFile elf) {
    Optional<String> arch = elf.arch().map(text -> text.toLowerCase(Locale.ROOT));
    if (arch.isEmpty() || !arch.get().startsWith("rv32") || arch.get().length() < 5) {
      return Extensions.ALL;
    }
    String letters = letters(arch.get().substring(4));
    boolean compressed = letters.contains("c") || (elf.flags() & ElfFile.RISCV_RVC) != 0;
    return new Extensions(
        letters.contains("m") || letters.contains("g"),
        letters.contains("a") || letters.contains("g"),
        compressed);
  }

  /** The extensions of one letter: versions and those with longer names left out. */
  private static String letters(String extensions) {
    StringBuilder letters = new StringBuilder();
    for (String part : extensions.replaceAll("[0-9]+p[0-9]+", "_").split("_")) {
      boolean isLong = part.length() > 1 && "zsx".indexOf(part.charAt(0)) >= 0;
      letters.append(isLong ? "" : part);
    }
    return letters.toString();
  }
}
