package org.tracewright.cpu.chip8;

/** The sixteen keys. */
final class Keypad {
  /** No key. */
  static final int NONE = -1;

  // Not private: a trace of another class must reach it.
  int pressed;

  private boolean waiting;
  private int released = NONE;

  /** Presses or releases a key, 0 to 15. */
  void set(int key, boolean down) {
    if (waiting && !down && isPressed(key)) {
      released = key;
    }
    pressed = down ? pressed | 1 << key : pressed & ~(1 << key);
  }

  /** Whether the key that the low four bits name is held. */
  boolean isPressed(int key) {
    return (pressed >> (key & 15) & 1) != 0;
  }

  /**
   * The key released since this was first asked; {@link #NONE} before, and then to be asked again.
   */
  int awaited() {
    if (!waiting) {
      waiting = true;
      released = NONE;
    } else if (released != NONE) {
      waiting = false;
    }
    return released;
  }

  /** Keys held: a bit each. */
  int pressed() {
    return pressed;
  }

  void setPressed(int mask) {
    pressed = mask & 0xffff;
  }

  /** What is waited for, as a number: 0 nothing, 1 a release, 2 + n the release of n has come. */
  int state() {
    return waiting ? released + 2 : 0;
  }

  void setState(int state) {
    waiting = state != 0;
    released = waiting ? state - 2 : NONE;
  }
}
