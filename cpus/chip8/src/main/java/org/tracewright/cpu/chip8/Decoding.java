package org.tracewright.cpu.chip8;

import org.tracewright.cpu.chip8.isa.Chip8Decoder;
import org.tracewright.jit.Elidable;

/** From words to the decoder's constants, as far as a machine has the instruction. */
final class Decoding {
  private static final int WORDS = 1 << 16;
  private static final byte[][] TABLES = new byte[Extension.values().length][];

  private Decoding() {}

  /** The instruction a word is to a machine with this extension, 0 if it is none. */
  @Elidable
  static int opcode(int word, int extension) {
    int opcode = Chip8Decoder.decode(word);
    return needs(opcode) <= extension ? opcode : Chip8Decoder.ILLEGAL;
  }

  /** The ordinal of the least {@link Extension} that has an instruction. */
  static int needs(int opcode) {
    if (opcode >= Chip8Decoder.SCROLL_UP) {
      return Extension.XOCHIP.ordinal();
    }
    return (opcode >= Chip8Decoder.SCROLL_DOWN ? Extension.SUPERCHIP : Extension.CHIP8).ordinal();
  }

  /**
   * {@link #opcode} of every word, for interpreting: one table for all machines with an extension,
   * which none of them writes to.
   */
  static synchronized byte[] table(int extension) {
    if (TABLES[extension] == null) {
      byte[] table = new byte[WORDS];
      for (int word = 0; word < WORDS; word++) {
        table[word] = (byte) opcode(word, extension);
      }
      TABLES[extension] = table;
    }
    return TABLES[extension];
  }
}
