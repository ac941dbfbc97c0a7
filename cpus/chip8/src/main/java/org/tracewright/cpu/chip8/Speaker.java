package org.tracewright.cpu.chip8;

import org.tracewright.cpu.chip8.media.SoundTrack;
import org.tracewright.jit.Residual;

/** What is to be heard while the sound timer runs: a pattern of bits, and how fast it is played. */
final class Speaker {
  /** Bytes of a pattern. */
  static final int SIZE = 16;

  /** The pitch at which 4000 bits a second are played. */
  static final int USUAL_PITCH = 64;

  /** Four bits high, four low: 500 Hz at the usual pitch. */
  private static final byte SQUARE = (byte) 0xf0;

  private final byte[] pattern;
  private int pitch = USUAL_PITCH;
  private long end;
  private SoundTrack track;

  Speaker(byte[] pattern) {
    this.pattern = pattern;
    java.util.Arrays.fill(pattern, SQUARE);
  }

  /** Writes down what is heard from now on. */
  void record(SoundTrack on) {
    track = on;
  }

  int pitch() {
    return pitch;
  }

  void setPitch(int value) {
    pitch = value & 0xff;
  }

  @Residual
  void sound(long retired, long until) {
    end = until;
    changed(retired);
  }

  void pattern(long retired, byte[] memory, int address) {
    for (int i = 0; i < SIZE; i++) {
      pattern[i] = memory[address + i & memory.length - 1];
    }
    changed(retired);
  }

  void pitch(long retired, int value) {
    pitch = value;
    changed(retired);
  }

  private void changed(long retired) {
    if (track != null) {
      track.add(retired, end, pitch, pattern);
    }
  }
}
