package org.tracewright.cpu.chip8;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** A program of random instructions in an endless loop; some of its stores hit the loop itself. */
final class RandomProgram {
  private static final int LENGTH = 40;
  private static final int DATA = 0x600;

  private final Profile profile;
  private final Random random;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  RandomProgram(Profile profile, Random random) {
    this.profile = profile;
    this.random = random;
  }

  byte[] bytes() {
    for (int i = 0; i < LENGTH; i++) {
      instruction();
    }
    word(0x1200);
    word(0x1200); // for a skip over the first
    word(0x7101); // the subroutine
    word(0x00ee);
    return bytes.toByteArray();
  }

  private void word(int word) {
    bytes.write(word >> 8);
    bytes.write(word);
  }

  private int pick(int... words) {
    return words[random.nextInt(words.length)];
  }

  private void instruction() {
    int x = random.nextInt(16) << 8;
    int y = random.nextInt(16) << 4;
    int nn = random.nextInt(256);
    switch (random.nextInt(14)) {
      case 0, 1 -> word(pick(0x6000, 0x7000) | x | nn);
      case 2, 3, 4 -> word(0x8000 | x | y | pick(0, 1, 2, 3, 4, 5, 6, 7, 14));
      case 5, 6 -> word(pick(0x3000, 0x4000) | x | pick(0, 1, nn));
      case 7 -> word(pick(0x5000, 0x9000, 0x5000) | x | y);
      case 8 -> word(0xa000 | pick(DATA, DATA + nn, 0xff8, 0x200 + random.nextInt(LENGTH) * 2 + 1));
      case 9 -> word(0xf000 | x | pick(0x1e, 0x29, 0x07, 0x15, 0x18, 0x1e));
      case 10 -> transfer(x, y);
      case 11 -> word(pick(0xe09e, 0xe0a1, 0xc0ff, 0xc00f) | x);
      case 12 -> draw(x, y);
      default -> word(nn < 128 ? 0x2200 + 2 * (LENGTH + 2) : 0x6000 | x);
    }
  }

  // Immediates are the lower bytes of words: a single register stored to an odd address changes
  // what the loop does, and seldom makes it end.
  private void transfer(int x, int y) {
    int count = pick(0, 0, 0, x & 0x300);
    boolean xochip = profile.extension() == Extension.XOCHIP;
    word(
        xochip && count == 0
            ? pick(0xf055, 0x5002 | y | y << 4)
            : pick(0xf055, 0xf065, 0xf033) | count);
  }

  private void draw(int x, int y) {
    switch (profile.extension()) {
      case CHIP8 -> word(pick(0xd005 | x | y, 0x00e0));
      case SUPERCHIP ->
          word(pick(0xd005 | x | y, 0xd000 | x | y, 0x00fb, 0x00fc, 0x00c3, 0x00fe, 0x00ff));
      case XOCHIP ->
          word(
              pick(
                  0xd005 | x | y,
                  0xd000 | x | y,
                  0xf301,
                  0xf101,
                  0x00d2,
                  0x00ff,
                  0xf002,
                  0xf03a | x));
    }
  }
}
