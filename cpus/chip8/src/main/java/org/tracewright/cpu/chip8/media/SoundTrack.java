package org.tracewright.cpu.chip8.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a guest was heard to play, in guest time. A pattern of bits goes round and round, 4000 bits
 * a second at pitch 64, twice as many with every 48 more.
 */
public final class SoundTrack {
  /** Samples a second. */
  public static final int RATE = 48_000;

  private static final int FRAMES = 60;
  private static final double USUAL_RATE = 4000;
  private static final int USUAL_PITCH = 64;
  private static final double OCTAVE = 48;
  private static final byte HIGH = (byte) 0xa0;
  private static final byte LOW = 0x60;
  private static final byte SILENCE = (byte) 0x80;

  /** From {@code at} on, up to {@code end}, this pattern is heard. */
  private record Change(long at, long end, int pitch, byte[] pattern) {}

  private final List<Change> changes = new ArrayList<>();
  private final long perFrame;

  /**
   * Silence.
   *
   * @param perFrame instructions in a sixtieth of a second
   */
  public SoundTrack(long perFrame) {
    this.perFrame = perFrame;
  }

  /**
   * Adds a change; in the order of time.
   *
   * @param at instructions retired before it
   * @param end instructions retired when it falls silent
   * @param pitch 0 to 255
   * @param pattern copied
   */
  public void add(long at, long end, int pitch, byte[] pattern) {
    changes.add(new Change(at, end, pitch, pattern.clone()));
  }

  /**
   * The sound from the beginning on, in samples of 8 bits, 0x80 being silence.
   *
   * @param retired instructions retired at its end
   */
  public byte[] samples(long retired) {
    byte[] samples = new byte[Math.toIntExact(sample(retired))];
    Arrays.fill(samples, SILENCE);
    double phase = 0;
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      long next = i + 1 < changes.size() ? changes.get(i + 1).at : Long.MAX_VALUE;
      int from = (int) Math.min(samples.length, sample(change.at));
      int to =
          (int) Math.min(samples.length, sample(Math.min(change.end, Math.min(next, retired))));
      phase = play(change, samples, from, to, from == to ? 0 : phase);
    }
    return samples;
  }

  // The pattern goes on where it was when it is changed in the middle of a sound.
  private static double play(Change change, byte[] samples, int from, int to, double start) {
    double phase = start;
    int bits = change.pattern.length * 8;
    double rate = USUAL_RATE * Math.pow(2, (change.pitch - USUAL_PITCH) / OCTAVE);
    for (int i = from; i < to; i++) {
      int bit = (int) (phase / RATE);
      samples[i] = (change.pattern[bit >> 3] >> (7 - (bit & 7)) & 1) != 0 ? HIGH : LOW;
      phase = (phase + rate) % ((double) bits * RATE);
    }
    return phase;
  }

  private long sample(long retired) {
    long frames = retired / perFrame;
    return frames * (RATE / FRAMES) + retired % perFrame * (RATE / FRAMES) / perFrame;
  }
}
