package org.tracewright.cpu.chip8.media;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a display shows at one time. Immutable: nobody may write to the array.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels row by row: bit 0 is the first plane, bit 1 the second
 */
public record Picture(int width, int height, byte[] pixels) {
  private static final String LETTERS = ".#23";

  public Picture {
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          pixels.length + " pixels are not " + width + " x " + height + "; give one for each");
    }
  }

  /** The pixel in column {@code x} and row {@code y}: 0 to 3. */
  public int pixel(int x, int y) {
    return pixels[y * width + x];
  }

  /** A character a pixel, {@code .#23}, and a newline after each row. */
  public String text() {
    StringBuilder text = new StringBuilder(pixels.length + height);
    for (int i = 0; i < pixels.length; i++) {
      text.append(LETTERS.charAt(pixels[i]));
      if (i % width == width - 1) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture picture
        && width == picture.width
        && Arrays.equals(pixels, picture.pixels);
  }

  @Override
  public int hashCode() {
    return Objects.hash(width, Arrays.hashCode(pixels));
  }

  @Override
  public String toString() {
    return text();
  }
}
