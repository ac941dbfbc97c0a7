package org.tracewright.cpu.riscv32;

import java.util.Locale;
import java.util.Set;

/**
 * What a hart implements beyond RV32I, Zicsr, Zifencei and Zicntr, which are always there.
 *
 * @param multiply M: multiplication and division
 * @param atomic A: load-reserved, store-conditional and atomic memory operations
 * @param compressed C: instructions of 16 bits
 */
public record Extensions(boolean multiply, boolean atomic, boolean compressed) {
  /** RV32IMAC. */
  public static final Extensions ALL = new Extensions(true, true, true);

  /** Parts of what is here, or always there: naming them changes nothing. */
  private static final Set<String> IMPLIED =
      Set.of("zicsr", "zifencei", "zicntr", "zmmul", "zaamo", "zalrsc", "zca");

  /**
   * Reads the manual's name of an instruction set: {@code rv32imac_zicsr}, with version numbers
   * ({@code rv32i2p1_m2p0}) or without.
   *
   * @throws IllegalArgumentException naming the part that this model does not have
   */
  public static Extensions parse(String isa) {
    String text = isa.toLowerCase(Locale.ROOT);
    if (!text.startsWith("rv32i")) {
      throw new IllegalArgumentException(
          "instruction set '"
              + isa
              + "' is not RV32I with extensions; write rv32imac, for example");
    }
    Extensions result = new Extensions(false, false, false);
    for (String part : text.substring(5).replaceAll("[0-9]+p[0-9]+", "_").split("_")) {
      result = result.withPart(part, isa);
    }
    return result;
  }

  private Extensions withPart(String part, String isa) {
    if (part.startsWith("z")) {
      if (!IMPLIED.contains(part)) {
        throw unknown(part, isa);
      }
      return this;
    }
    Extensions result = this;
    for (char letter : part.toCharArray()) {
      result = result.withLetter(letter, isa);
    }
    return result;
  }

  private Extensions withLetter(char letter, String isa) {
    return switch (letter) {
      case 'm' -> new Extensions(true, atomic, compressed);
      case 'a' -> new Extensions(multiply, true, compressed);
      case 'c' -> new Extensions(multiply, atomic, true);
      default -> throw unknown(String.valueOf(letter), isa);
    };
  }

  private static IllegalArgumentException unknown(String part, String isa) {
    return new IllegalArgumentException(
        "extension '"
            + part
            + "' of instruction set '"
            + isa
            + "' is not simulated; RV32I with M, A, C, Zicsr, Zifencei and Zicntr is");
  }

  /** The name: {@code rv32imac}. */
  public String isaName() {
    return "rv32i" + (multiply ? "m" : "") + (atomic ? "a" : "") + (compressed ? "c" : "");
  }

  /** The value of {@code misa}: RV32, the letters, and U for user mode. */
  int misa() {
    return 1 << 30
        | letter('I')
        | letter('U')
        | (multiply ? letter('M') : 0)
        | (atomic ? letter('A') : 0)
        | (compressed ? letter('C') : 0);
  }

  private static int letter(char c) {
    return 1 << (c - 'A');
  }
}
