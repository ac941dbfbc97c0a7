package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tracewright.cli.Cells.Colours;
import org.tracewright.cpu.chip8.media.Picture;

class CellsTest {
  private static final byte[] PIXELS = {
    1, 0, 1, 0,
    1, 1, 0, 0,
    0, 2, 0, 3,
    0, 0, 1, 3
  };

  private static final Picture PICTURE = new Picture(4, 4, PIXELS);

  @Test
  void halfBlocksWhereThereIsRoom() {
    Cells cells = Cells.fit(PICTURE, 4, 2, Colours.NONE);
    assertThat(cells.lines(PICTURE)).containsExactly("█▄▀ ", " ▀▄█");
  }

  @Test
  void largerPixelsInALargeWindow() {
    Cells cells = Cells.fit(PICTURE, 9, 5, Colours.NONE);
    assertThat(cells.scale()).isEqualTo(2);
    assertThat(cells.lines(PICTURE))
        .containsExactly("██  ██  ", "████    ", "  ██  ██", "    ████");
  }

  @Test
  void quadrantsInASmallWindow() {
    Cells cells = Cells.fit(PICTURE, 3, 9, Colours.NONE);
    assertThat(cells.columns()).isEqualTo(2);
    assertThat(cells.lines(PICTURE)).containsExactly("▙▘", "▝▟");
  }

  @Test
  void coloursChangeOnlyWhereTheyMust() {
    Picture two = new Picture(2, 2, new byte[] {1, 1, 2, 2});
    assertThat(Cells.fit(two, 2, 1, Colours.INDEXED).lines(two))
        .containsExactly("\u001b[38;5;255m\u001b[48;5;209m▀▀\u001b[0m");
    assertThat(Cells.fit(two, 2, 1, Colours.TRUE).lines(two).get(0))
        .startsWith("\u001b[38;2;242;242;236m\u001b[48;2;255;111;60m▀▀");
  }

  @Test
  void anEmptyPictureHasNoColoursWithoutColours() {
    Picture dark = new Picture(64, 32, new byte[64 * 32]);
    assertThat(Cells.fit(dark, 80, 23, Colours.NONE).lines(dark))
        .hasSize(16)
        .allMatch(line -> line.equals(" ".repeat(64)));
  }
}
