package org.tracewright.isa.disassembler;

/**
 * A line of a disassembly.
 *
 * @param address where the word lies
 * @param bytes its length
 * @param bits the word, most significant bit first as in the table
 * @param text its assembly
 */
public record Line(int address, int bytes, int bits, String text) {
  /** Address, word and text, in the columns of a listing. */
  @Override
  public String toString() {
    String word = ("%0" + 2 * bytes + "x").formatted(bits);
    return "%8x:  %-8s  %s".formatted(address, word, text);
  }
}
