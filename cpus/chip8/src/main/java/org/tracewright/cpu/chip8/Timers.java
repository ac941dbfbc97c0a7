package org.tracewright.cpu.chip8;

/**
 * The timers for delay and sound, which count down by 1 with each frame. What is kept is the frame
 * in which they reach 0, so nothing needs to run when a frame begins.
 */
final class Timers {
  /** Instructions in a frame, at least 1. */
  final int perFrame;

  long delayEnd;
  long soundEnd;

  Timers(int perFrame) {
    this.perFrame = perFrame;
  }

  /** The frame in which the instruction after {@code retired} others runs. */
  long frame(long retired) {
    return retired / perFrame;
  }

  /** Whether that instruction is the first of its frame. */
  boolean isFrameStart(long retired) {
    return retired % perFrame == 0;
  }

  /** The count of instructions at which the next frame begins. */
  long nextFrame(long retired) {
    return (frame(retired) + 1) * perFrame;
  }

  int delay(long retired) {
    return left(delayEnd, retired);
  }

  void setDelay(long retired, int value) {
    delayEnd = frame(retired) + value;
  }

  int sound(long retired) {
    return left(soundEnd, retired);
  }

  void setSound(long retired, int value) {
    soundEnd = frame(retired) + value;
  }

  // Not private, nor are the fields: a trace of another class must reach them.

  int left(long end, long retired) {
    return (int) Math.max(0, end - frame(retired));
  }
}
