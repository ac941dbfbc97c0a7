package org.tracewright.cpu.chip8;

import java.util.Arrays;
import org.tracewright.cpu.chip8.media.Picture;

/**
 * The display: two planes of pixels, a bit each, most significant bit first, rows without gaps. In
 * low resolution only the first quarter of a plane is in use, unless the display is that of the
 * HP48, which is always 128 x 64.
 */
final class Display {
  /** Bytes of a plane. */
  static final int PLANE = 1024;

  /** Bytes of all planes. */
  static final int SIZE = 2 * PLANE;

  private static final int WIDE = 128;

  private final byte[] bits;
  private final boolean wraps;
  private final boolean hp48;
  // Not private: a trace of another class must reach it.
  boolean highResolution;

  private int planes = 1;

  /**
   * A dark display in low resolution.
   *
   * @param bits where the pixels are kept: {@link #SIZE} bytes
   */
  Display(byte[] bits, boolean wraps, boolean hp48) {
    this.bits = bits;
    this.wraps = wraps;
    this.hp48 = hp48;
  }

  boolean isHighResolution() {
    return highResolution;
  }

  /** Changes the resolution and nothing else. */
  void setHighResolution(boolean high) {
    highResolution = high;
  }

  /** Changes the resolution as the instructions do. */
  void switchTo(boolean high) {
    highResolution = high;
    if (!hp48) {
      Arrays.fill(bits, (byte) 0);
    }
  }

  /** The planes that instructions work on: a bit each. */
  int planes() {
    return planes;
  }

  void setPlanes(int mask) {
    planes = mask & 3;
  }

  /** Width in pixels. */
  int width() {
    return highResolution || hp48 ? WIDE : WIDE / 2;
  }

  /** Height in pixels. */
  int height() {
    return width() / 2;
  }

  private int stride() {
    return width() / 8;
  }

  private boolean isSelected(int plane) {
    return (planes >> plane & 1) != 0;
  }

  void clear() {
    for (int plane = 0; plane < 2; plane++) {
      if (isSelected(plane)) {
        Arrays.fill(bits, plane * PLANE, (plane + 1) * PLANE, (byte) 0);
      }
    }
  }

  /** Moves the picture down by {@code rows}, or up if they are negative. */
  void scrollVertically(int rows) {
    int size = height() * stride();
    int distance = Math.min(Math.abs(rows), height()) * stride();
    for (int plane = 0; plane < 2; plane++) {
      if (isSelected(plane)) {
        int from = plane * PLANE;
        int down = rows > 0 ? distance : 0;
        int up = rows > 0 ? 0 : distance;
        System.arraycopy(bits, from + up, bits, from + down, size - distance);
        int bare = rows > 0 ? from : from + size - distance;
        Arrays.fill(bits, bare, bare + distance, (byte) 0);
      }
    }
  }

  /** Moves the picture right by 4 pixels. */
  void scrollRight() {
    for (int at = 0; at < SIZE; at += stride()) {
      int carry = 0;
      for (int i = at; isSelected(at / PLANE) && i < at + stride(); i++) {
        int now = bits[i] & 0xff;
        bits[i] = (byte) (carry << 4 | now >> 4);
        carry = now;
      }
    }
  }

  /** Moves the picture left by 4 pixels. */
  void scrollLeft() {
    for (int at = 0; at < SIZE; at += stride()) {
      int carry = 0;
      for (int i = at + stride() - 1; isSelected(at / PLANE) && i >= at; i--) {
        int now = bits[i] & 0xff;
        bits[i] = (byte) (now << 4 | carry >> 4);
        carry = now;
      }
    }
  }

  /**
   * Draws a sprite.
   *
   * @param memory of a size that is a power of two; addresses wrap round
   * @param address of the sprite's first byte
   * @param x column in the units of the resolution, taken modulo the width
   * @param n rows of 8 pixels; 0 for a big sprite
   * @param big whether there are big sprites; else 0 rows are none
   * @return what vF becomes
   */
  int draw(byte[] memory, int address, int x, int y, int n, boolean big) {
    boolean doubled = hp48 && !highResolution;
    boolean wide = n == 0 && !doubled;
    int rows = n == 0 && big ? 16 : n;
    int from = address;
    int hits = 0;
    for (int plane = 0; plane < 2; plane++) {
      if (isSelected(plane)) {
        hits += drawPlane(plane, memory, from, x, y, rows, wide);
        from += wide ? 2 * rows : rows;
      }
    }
    return hp48 && highResolution ? hits : Math.min(hits, 1);
  }

  /** Bytes of memory that {@link #draw} looks at. */
  int bytesOf(int n, boolean big) {
    boolean wide = n == 0 && !(hp48 && !highResolution);
    int rows = n == 0 && big ? 16 : n;
    return rows * (wide ? 2 : 1) * Integer.bitCount(planes);
  }

  private int drawPlane(
      int plane, byte[] memory, int address, int x, int y, int rows, boolean wide) {
    boolean doubled = hp48 && !highResolution;
    int scale = doubled ? 2 : 1;
    int left = x * scale & width() - 1;
    int top = y * scale & height() - 1;
    int mask = memory.length - 1;
    int hits = 0;
    for (int row = 0; row < rows; row++) {
      int pattern = (memory[address + (wide ? 2 * row : row) & mask] & 0xff) << 8;
      pattern |= wide ? memory[address + 2 * row + 1 & mask] & 0xff : 0;
      hits += drawRow(plane, left, top + row * scale, doubled ? doubled(pattern) : pattern);
    }
    return hits;
  }

  /** Draws 16 pixels; answers 1 if one of them was set already, or if the row is not there. */
  private int drawRow(int plane, int x, int y, int pattern) {
    if (y >= height() && !wraps) {
      // SUPER-CHIP 1.1 counts these as hits, in high resolution.
      return hp48 && highResolution ? 1 : 0;
    }
    int row = plane * PLANE + (y & height() - 1) * stride();
    int shifted = pattern << (8 - (x & 7));
    int overlap = 0;
    for (int i = 0; i < 3; i++) {
      int column = (x >> 3) + i;
      if (column < stride() || wraps) {
        int at = row + (column & stride() - 1);
        int pixels = (shifted >> (16 - 8 * i)) & 0xff;
        overlap |= bits[at] & pixels;
        bits[at] ^= (byte) pixels;
      }
    }
    if (hp48 && !highResolution) {
      copyDown(row, x);
    }
    return overlap == 0 ? 0 : 1;
  }

  // The HP48 draws the upper of two rows and stores what came of it, 32 pixels, to the lower one.
  private void copyDown(int row, int x) {
    int first = x >> 4 << 1;
    System.arraycopy(
        bits, row + first, bits, row + stride() + first, Math.min(4, stride() - first));
  }

  /** Each of the upper 8 bits twice. */
  private static int doubled(int pattern) {
    int result = 0;
    for (int bit = 0; bit < 8; bit++) {
      result |= (((pattern >> (8 + bit)) & 1) * 3) << (2 * bit);
    }
    return result;
  }

  /** What is to be seen now. */
  Picture picture() {
    byte[] pixels = new byte[width() * height()];
    for (int i = 0; i < pixels.length; i++) {
      int shift = 7 - (i & 7);
      int first = bits[i >> 3] >> shift & 1;
      int second = bits[PLANE + (i >> 3)] >> shift & 1;
      pixels[i] = (byte) (first | second << 1);
    }
    return new Picture(width(), height(), pixels);
  }
}
