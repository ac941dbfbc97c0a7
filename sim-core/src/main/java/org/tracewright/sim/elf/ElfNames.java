package org.tracewright.sim.elf;

/** What messages call the numbers in an ELF header. */
final class ElfNames {
  private ElfNames() {}

  static String machine(int machine) {
    return switch (machine) {
      case 2 -> "SPARC";
      case 3 -> "x86";
      case 4 -> "Motorola 68000";
      case 8 -> "MIPS";
      case 20 -> "PowerPC";
      case 21 -> "64-bit PowerPC";
      case 22 -> "S/390";
      case 40 -> "Arm";
      case 42 -> "SuperH";
      case 62 -> "x86-64";
      case 83 -> "AVR";
      case 94 -> "Xtensa";
      case 105 -> "MSP430";
      case 183 -> "AArch64";
      case 243 -> "RISC-V";
      case 247 -> "BPF";
      case 258 -> "LoongArch";
      default -> "an unknown processor (ELF machine " + machine + ")";
    };
  }
}
