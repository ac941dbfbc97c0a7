package org.tracewright.cli;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.cpu.chip8.media.Palette;
import org.tracewright.cpu.chip8.media.Picture;

/**
 * A picture as characters: two pixels a cell, one above the other, and larger where there is room;
 * four pixels a cell where the window is too small for that.
 *
 * @param columns cells across
 * @param rows cells down
 * @param scale cells that a pixel is wide, and half-cells that it is high; 0 for four pixels a cell
 * @param colours what the terminal can show
 */
record Cells(int columns, int rows, int scale, Colours colours) {
  /** What colours a terminal has. */
  enum Colours {
    /** None: a pixel is set or not. */
    NONE,
    /** The 256 of xterm. */
    INDEXED,
    /** All. */
    TRUE
  }

  private static final String QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█";
  private static final int[] INDEXED = {234, 255, 209, 75};
  private static final String PLAIN = "\u001b[0m";

  /** The best form for a picture in a window of so many cells. */
  static Cells fit(Picture picture, int windowColumns, int windowRows, Colours colours) {
    int scale = Math.min(windowColumns / picture.width(), windowRows * 2 / picture.height());
    return scale >= 1
        ? new Cells(picture.width() * scale, picture.height() * scale / 2, scale, colours)
        : new Cells(picture.width() / 2, picture.height() / 2, 0, colours);
  }

  /** The lines, each with all it needs to look right anywhere. */
  List<String> lines(Picture picture) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      lines.add(scale == 0 ? quadrants(picture, row) : halves(picture, row));
    }
    return lines;
  }

  private String halves(Picture picture, int row) {
    StringBuilder line = new StringBuilder();
    int last = -1;
    for (int column = 0; column < columns; column++) {
      int upper = picture.pixel(column / scale, 2 * row / scale);
      int lower = picture.pixel(column / scale, (2 * row + 1) / scale);
      if (colours != Colours.NONE && last != (upper << 2 | lower)) {
        last = upper << 2 | lower;
        line.append(colour(38, upper)).append(colour(48, lower));
      }
      line.append(
          colours == Colours.NONE
              ? QUADRANTS.charAt((upper == 0 ? 0 : 3) + (lower == 0 ? 0 : 12))
              : '▀');
    }
    return finish(line);
  }

  private String quadrants(Picture picture, int row) {
    StringBuilder line = new StringBuilder();
    int last = -1;
    for (int column = 0; column < columns; column++) {
      int lit = 0;
      int brightest = 0;
      for (int i = 0; i < 4; i++) {
        int pixel = picture.pixel(2 * column + (i & 1), 2 * row + (i >> 1));
        lit |= pixel == 0 ? 0 : 1 << i;
        brightest = Math.max(brightest, pixel);
      }
      if (colours != Colours.NONE && last != brightest) {
        last = brightest;
        line.append(colour(38, brightest)).append(colour(48, 0));
      }
      line.append(QUADRANTS.charAt(lit));
    }
    return finish(line);
  }

  private String finish(StringBuilder line) {
    return colours == Colours.NONE ? line.toString() : line.append(PLAIN).toString();
  }

  private String colour(int ground, int pixel) {
    if (colours == Colours.INDEXED) {
      return "\u001b[" + ground + ";5;" + INDEXED[pixel] + "m";
    }
    int rgb = Palette.USUAL.colour(pixel);
    return "\u001b["
        + ground
        + ";2;"
        + (rgb >> 16)
        + ";"
        + (rgb >> 8 & 0xff)
        + ";"
        + (rgb & 0xff)
        + "m";
  }
}
