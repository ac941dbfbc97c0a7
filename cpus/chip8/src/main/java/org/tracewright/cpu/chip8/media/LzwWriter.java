package org.tracewright.cpu.chip8.media;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The compression of GIF: strings seen before become codes, whose width grows with their number.
 */
final class LzwWriter {
  private static final int MOST_CODES = 4096;
  private static final int MOST_BLOCK = 255;

  private final OutputStream out;
  private final int symbols;
  private final int clear;
  private final int end;
  private final short[] next; // code of a string and one more symbol, 0 if it has none
  private final byte[] block = new byte[MOST_BLOCK];
  private int blockSize;
  private int pending;
  private int pendingBits;
  private int codes;
  private int width;

  LzwWriter(OutputStream out, int symbolBits) {
    this.out = out;
    this.symbols = 1 << symbolBits;
    this.clear = symbols;
    this.end = symbols + 1;
    this.next = new short[MOST_CODES * symbols];
    this.width = symbolBits + 1;
  }

  /** Writes all symbols, in blocks, and the block that ends them. */
  void write(byte[] data) throws IOException {
    int startWidth = width;
    code(clear);
    reset(startWidth);
    int string = data[0];
    for (int i = 1; i < data.length; i++) {
      int slot = string * symbols + data[i];
      if (next[slot] != 0) {
        string = next[slot];
      } else {
        code(string);
        string = data[i];
        if (codes == MOST_CODES) {
          code(clear);
          reset(startWidth);
        } else {
          add(slot);
        }
      }
    }
    code(string);
    code(end);
    finish();
  }

  private void reset(int startWidth) {
    Arrays.fill(next, (short) 0);
    codes = end + 1;
    width = startWidth;
  }

  private void add(int slot) {
    // The reader learns a code one step later, so the width grows only behind the power of two.
    if (codes == 1 << width) {
      width++;
    }
    next[slot] = (short) codes++;
  }

  private void code(int code) throws IOException {
    pending |= code << pendingBits;
    pendingBits += width;
    while (pendingBits >= 8) {
      put(pending);
      pending >>>= 8;
      pendingBits -= 8;
    }
  }

  private void put(int value) throws IOException {
    block[blockSize++] = (byte) value;
    if (blockSize == MOST_BLOCK) {
      flushBlock();
    }
  }

  private void flushBlock() throws IOException {
    if (blockSize > 0) {
      out.write(blockSize);
      out.write(block, 0, blockSize);
      blockSize = 0;
    }
  }

  private void finish() throws IOException {
    if (pendingBits > 0) {
      put(pending);
    }
    flushBlock();
    out.write(0);
  }
}
