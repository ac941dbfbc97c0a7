package org.tracewright.cpu.chip8;

import java.util.Optional;
import org.tracewright.cpu.chip8.isa.Chip8Decoder;

/** How much of the family's instruction set a machine has; each has all of the one before it. */
public enum Extension {
  /** The instructions of the COSMAC VIP. */
  CHIP8("CHIP-8", "chip8"),
  /** And those of SUPER-CHIP 1.1. */
  SUPERCHIP("SUPER-CHIP", "schip"),
  /** And those of XO-CHIP. */
  XOCHIP("XO-CHIP", "xochip");

  private final String title;
  private final String profile;

  Extension(String title, String profile) {
    this.title = title;
    this.profile = profile;
  }

  /** The first that has an instruction with this word, empty if none has. */
  public static Optional<Extension> of(int word) {
    int opcode = Chip8Decoder.decode(word);
    return opcode == Chip8Decoder.ILLEGAL
        ? Optional.empty()
        : Optional.of(values()[Decoding.needs(opcode)]);
  }

  /** Its name in prose. */
  public String title() {
    return title;
  }

  /** The name of the usual profile that has it. */
  public String profile() {
    return profile;
  }
}
