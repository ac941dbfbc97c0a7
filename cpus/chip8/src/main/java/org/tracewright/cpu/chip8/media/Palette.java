package org.tracewright.cpu.chip8.media;

/**
 * Four colours, each 0xRRGGBB.
 *
 * @param dark of a pixel that is set in no plane
 * @param first of one in the first plane
 * @param second of one in the second plane
 * @param both of one in both
 */
public record Palette(int dark, int first, int second, int both) {
  /** What pictures have unless told otherwise. */
  public static final Palette USUAL = new Palette(0x101820, 0xf2f2ec, 0xff6f3c, 0x3ca6ff);

  /** The colour of a pixel, 0 to 3. */
  public int colour(int pixel) {
    return switch (pixel) {
      case 0 -> dark;
      case 1 -> first;
      case 2 -> second;
      default -> both;
    };
  }

  /** Red, green and blue of all four. */
  byte[] bytes() {
    byte[] bytes = new byte[12];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (colour(i / 3) >> (16 - 8 * (i % 3)));
    }
    return bytes;
  }
}
