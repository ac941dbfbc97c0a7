package org.tracewright.cpu.chip8;

/** The pictures of the hexadecimal digits that programs find in memory. */
final class Digits {
  private static final int ROWS = 5;

  // spotless:off - sixteen digits of 4 x 5 pixels
  private static final String[] SMALL = {
    "####   #  #### #### #  # #### #### #### #### #### #### ###  #### ###  #### ####",
    "#  #  ##     #    # #  # #    #       # #  # #  # #  # #  # #    #  # #    #   ",
    "#  #   #  #### #### #### #### ####   #  #### #### #### ###  #    #  # #### ####",
    "#  #   #  #       #    #    # #  #  #   #  #    # #  # #  # #    #  # #    #   ",
    "####  ### #### ####    # #### ####  #   #### #### #  # ###  #### ###  #### #   "
  };
  // spotless:on

  private Digits() {}

  /** Writes sixteen digits of 5 bytes, and then the same twice as wide and high, of 10 bytes. */
  static void copyTo(byte[] memory, int address) {
    int big = address + 16 * ROWS;
    for (int digit = 0; digit < 16; digit++) {
      for (int row = 0; row < ROWS; row++) {
        int pixels = row(digit, row);
        memory[address + digit * ROWS + row] = (byte) (pixels << 4);
        memory[big + 2 * (digit * ROWS + row)] = (byte) twice(pixels);
        memory[big + 2 * (digit * ROWS + row) + 1] = (byte) twice(pixels);
      }
    }
  }

  private static int row(int digit, int row) {
    int pixels = 0;
    for (int column = 0; column < 4; column++) {
      boolean set = SMALL[row].charAt(5 * digit + column) == '#';
      pixels = pixels << 1 | (set ? 1 : 0);
    }
    return pixels;
  }

  private static int twice(int pixels) {
    int result = 0;
    for (int bit = 0; bit < 4; bit++) {
      result |= (((pixels >> bit) & 1) * 3) << (2 * bit);
    }
    return result;
  }
}
