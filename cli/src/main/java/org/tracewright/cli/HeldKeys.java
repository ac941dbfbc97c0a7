package org.tracewright.cli;

import java.util.Arrays;

/**
 * Keys of a keypad from what a terminal says, which tells that a key is down, and again and again
 * while it is, but not that it is up: a key is taken to be held for a short time.
 */
final class HeldKeys {
  /** Frames that a key is held: a third of a second, about what passes before a key repeats. */
  static final int HOLD = 20;

  /** Frames that it is held once it repeats. */
  static final int REPEAT = 8;

  private static final String LAYOUT = "x123qweasdzc4rfv";

  private final long[] until = new long[16];

  HeldKeys() {
    Arrays.fill(until, -1);
  }

  /** The key that a character stands for, -1 if it is none: the left of the keyboard is the pad. */
  static int key(int character) {
    return LAYOUT.indexOf(Character.toLowerCase(character));
  }

  /**
   * A key was typed.
   *
   * @return whether it was not held before
   */
  boolean typed(int key, long frame) {
    boolean fresh = until[key] < frame;
    until[key] = Math.max(until[key], frame + (fresh ? HOLD : REPEAT));
    return fresh;
  }

  /** Whether a key was typed and not released since. */
  boolean isHeld(int key) {
    return until[key] >= 0;
  }

  /** Whether a key is to be released in this frame. */
  boolean ends(int key, long frame) {
    return until[key] >= 0 && until[key] <= frame && release(key);
  }

  private boolean release(int key) {
    until[key] = -1;
    return true;
  }
}
