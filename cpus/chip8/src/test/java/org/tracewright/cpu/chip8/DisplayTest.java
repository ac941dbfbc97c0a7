package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;
import org.tracewright.sim.control.Watchpoint;

class DisplayTest {
  /** A display as an array of pixels, each drawn by itself: slow and plain. */
  private static final class Plain {
    final boolean wraps;
    final boolean hp48;
    boolean high;
    int planes = 1;
    boolean[][][] pixels = new boolean[2][64][128];

    Plain(boolean wraps, boolean hp48) {
      this.wraps = wraps;
      this.hp48 = hp48;
    }

    int width() {
      return high || hp48 ? 128 : 64;
    }

    int height() {
      return high || hp48 ? 64 : 32;
    }

    int draw(byte[] memory, int address, int x, int y, int n) {
      boolean doubled = hp48 && !high;
      int columns = n == 0 && !doubled ? 16 : 8;
      int rows = n == 0 ? 16 : n;
      int from = address;
      int hits = 0;
      for (int plane = 0; plane < 2; plane++) {
        if ((planes & 1 << plane) == 0) {
          continue;
        }
        for (int row = 0; row < rows; row++) {
          int pattern = memory[from++ & memory.length - 1] & 0xff;
          if (columns == 16) {
            pattern = pattern << 8 | (memory[from++ & memory.length - 1] & 0xff);
          }
          hits +=
              doubled
                  ? two(plane, x, y + row, y, pattern)
                  : one(plane, x, y, row, columns, pattern);
        }
      }
      return hp48 && high ? hits : Math.min(1, hits);
    }

    int one(int plane, int x, int y, int row, int columns, int pattern) {
      int line = y % height() + row;
      if (line >= height() && !wraps) {
        return hp48 ? 1 : 0;
      }
      int hit = 0;
      for (int column = 0; column < columns; column++) {
        int at = x % width() + column;
        if ((pattern >> (columns - 1 - column) & 1) == 0 || (at >= width() && !wraps)) {
          continue;
        }
        boolean[] pixelRow = pixels[plane][line % height()];
        hit |= pixelRow[at % width()] ? 1 : 0;
        pixelRow[at % width()] ^= true;
      }
      return hit;
    }

    // The upper row is drawn and 32 of its pixels are copied to the lower one.
    int two(int plane, int x, int line, int y, int pattern) {
      int upper = (y % 32 + line - y) * 2;
      if (upper >= 64) {
        return 0;
      }
      int left = x % 64 * 2;
      int hit = 0;
      for (int column = 0; column < 16; column++) {
        if ((pattern >> (7 - column / 2) & 1) != 0 && left + column < 128) {
          hit |= pixels[plane][upper][left + column] ? 1 : 0;
          pixels[plane][upper][left + column] ^= true;
        }
      }
      for (int at = left / 16 * 16; at < Math.min(128, left / 16 * 16 + 32); at++) {
        pixels[plane][upper + 1][at] = pixels[plane][upper][at];
      }
      return hit;
    }

    void scroll(int right, int down) {
      for (int plane = 0; plane < 2; plane++) {
        if ((planes & 1 << plane) != 0) {
          boolean[][] old = pixels[plane];
          pixels[plane] = new boolean[64][128];
          for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
              boolean inside =
                  y >= down && y - down < height() && x >= right && x - right < width();
              pixels[plane][y][x] = inside && old[y - down][x - right];
            }
          }
        }
      }
    }

    void switchTo(boolean to) {
      high = to;
      if (!hp48) {
        pixels = new boolean[2][64][128];
      }
    }

    void clear() {
      for (int plane = 0; plane < 2; plane++) {
        if ((planes & 1 << plane) != 0) {
          pixels[plane] = new boolean[64][128];
        }
      }
    }

    String text() {
      StringBuilder text = new StringBuilder();
      for (int y = 0; y < height(); y++) {
        for (int x = 0; x < width(); x++) {
          text.append(".#23".charAt((pixels[0][y][x] ? 1 : 0) + (pixels[1][y][x] ? 2 : 0)));
        }
        text.append('\n');
      }
      return text.toString();
    }
  }

  @ParameterizedTest
  @EnumSource
  void drawsAsTheDefinitionSays(Profile profile) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] memory = new byte[4096];
    random.nextBytes(memory);
    Quirks q = profile.quirks();
    Display display = new Display(new byte[Display.SIZE], q.spritesWrap(), q.hp48Display());
    Plain plain = new Plain(q.spritesWrap(), q.hp48Display());
    for (int step = 0; step < 4_000; step++) {
      String what = act(profile, random, memory, display, plain);
      assertThat(display.picture().text()).as("seed %d: %s", seed, what).isEqualTo(plain.text());
    }
  }

  private static String act(
      Profile profile, Random random, byte[] memory, Display display, Plain plain) {
    int n = random.nextInt(16);
    int kind = random.nextInt(profile == Profile.CHIP8 ? 60 : 100);
    switch (kind) {
      case 0 -> {
        display.clear();
        plain.clear();
      }
      case 90, 91 -> {
        display.scrollVertically(n);
        plain.scroll(0, n);
      }
      case 92, 93 -> {
        display.scrollVertically(-n);
        plain.scroll(0, -n);
      }
      case 94 -> {
        display.scrollRight();
        plain.scroll(4, 0);
      }
      case 95 -> {
        display.scrollLeft();
        plain.scroll(-4, 0);
      }
      case 96 -> {
        display.switchTo(n > 7);
        plain.switchTo(n > 7);
      }
      case 97 -> {
        plain.planes = profile == Profile.XOCHIP ? n & 3 : 1;
        display.setPlanes(plain.planes);
      }
      default -> {
        int rows = profile == Profile.CHIP8 ? Math.max(1, n) : n;
        int x = random.nextInt(256);
        int y = random.nextInt(256);
        int at = random.nextInt(0x1_0000);
        int expected = plain.draw(memory, at, x, y, rows);
        int actual = display.draw(memory, at, x, y, rows, profile != Profile.CHIP8);
        assertThat(actual).as("vF of sprite %d %d %d", x, y, rows).isEqualTo(expected);
      }
    }
    return "action " + kind + " n " + n;
  }

  @Test
  void chip8DrawsNothingWithoutRows() {
    Guest guest =
        Guest.of(Profile.CHIP8, "vf := 1; i := 0x050; sprite v0 v0 0; a: jump a").frames(3);
    assertThat(guest.lit()).isZero();
    assertThat(guest.v(15)).isZero();
  }

  @Test
  void bothPlanesTakeTheirOwnBytes() {
    String source = "plane 3; i := p; sprite v0 v0 1; exit; p: .byte 0b11000000, 0b10100000";
    assertThat(Guest.of(Profile.XOCHIP, source).toExit().picture().text()).startsWith("3#2.");
  }

  @Test
  void onlyTheSelectedPlaneIsClearedAndScrolled() {
    String source =
        "plane 3; i := p; sprite v0 v0 1; plane 2; scroll-right; plane 1; clear; exit;"
            + "p: .byte 0b11000000, 0b10100000";
    assertThat(Guest.of(Profile.XOCHIP, source).toExit().picture().text()).startsWith("....2.2.");
  }

  @Test
  void picturesHaveTheSizeOfTheResolution() {
    assertThat(Guest.of(Profile.SCHIP, "exit").toExit().picture().width()).isEqualTo(64);
    assertThat(Guest.of(Profile.SCHIP, "hires; exit").toExit().picture().height()).isEqualTo(64);
    assertThat(Guest.of(Profile.SCHIP_LEGACY, "exit").toExit().picture().width()).isEqualTo(128);
  }

  @Test
  void digitsAreFourByFiveAndTwiceThat() {
    Guest small = Guest.of(Profile.SCHIP, "v1 := 1; i := hex v1; sprite v0 v0 5; exit").toExit();
    assertThat(rows(small, 5, 4)).isEqualTo("..#.\n.##.\n..#.\n..#.\n.###\n");
    Guest big = Guest.of(Profile.SCHIP, "v1 := 1; i := bighex v1; sprite v0 v0 10; exit").toExit();
    assertThat(rows(big, 4, 8)).isEqualTo("....##..\n....##..\n..####..\n..####..\n");
  }

  private static String rows(Guest guest, int rows, int columns) {
    StringBuilder text = new StringBuilder();
    guest
        .picture()
        .text()
        .lines()
        .limit(rows)
        .forEach(line -> text.append(line, 0, columns).append('\n'));
    return text.toString();
  }

  @Test
  void aSpriteReadsAllBytesOfItsPlanesAndNoMore() {
    assertThat(reads(Profile.XOCHIP, "plane 3; i := 0x300; sprite v0 v0 4", 0x307)).isTrue();
    assertThat(reads(Profile.XOCHIP, "plane 3; i := 0x300; sprite v0 v0 4", 0x308)).isFalse();
    assertThat(reads(Profile.XOCHIP, "plane 0; i := 0x300; sprite v0 v0 4", 0x300)).isFalse();
    assertThat(reads(Profile.SCHIP, "i := 0x300; sprite v0 v0 0", 0x31f)).isTrue();
    assertThat(reads(Profile.CHIP8, "i := 0x300; sprite v0 v0 0", 0x300)).isFalse();
  }

  private static boolean reads(Profile profile, String source, int address) {
    Guest guest = Guest.of(profile, source + "; z: jump z");
    RunControl control = new RunControl(guest.machine);
    control.addWatchpoint(address, 1, Watchpoint.Kind.READ);
    return control.resume(100) instanceof StopReason.Watchpoint;
  }
}
