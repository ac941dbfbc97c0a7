package org.tracewright.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.cpu.chip8.media.GifWriter;
import org.tracewright.cpu.chip8.media.Palette;
import org.tracewright.cpu.chip8.media.SoundTrack;
import org.tracewright.cpu.chip8.media.WavWriter;

/** What a run leaves behind: the last picture, all pictures, the sound. */
final class Recording {
  /** An hour of frames: a file of 170 MB. */
  private static final long MOST_HEARD = 60 * 60 * 60;

  private final Chip8 cpu;
  private final PlayOptions options;
  private final Streams streams;
  private final OutputStream screen;
  private final OutputStream audio;
  private final OutputStream film;
  private final GifWriter gif;
  private final SoundTrack track;

  Recording(Chip8 cpu, PlayOptions options, Streams streams) {
    this.cpu = cpu;
    this.options = options;
    this.streams = streams;
    this.screen = ScreenFile.open("--screen", options.screen(), streams);
    this.film = ScreenFile.open("--record", options.record(), streams);
    this.audio = ScreenFile.open("--audio", options.audio(), streams);
    this.gif = film == null ? null : begin(film);
    this.track = audio == null ? null : new SoundTrack(cpu.perFrame());
    if (track != null) {
      cpu.record(track);
    }
  }

  private static GifWriter begin(OutputStream film) {
    try {
      OutputStream out = new BufferedOutputStream(film);
      return new GifWriter(out, Palette.USUAL, ScreenFile.WIDTH, ScreenFile.HEIGHT);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  /** Whether anything is recorded as it happens. */
  boolean isOn() {
    return gif != null || track != null;
  }

  /** Whether it wants to see every frame. */
  boolean films() {
    return gif != null;
  }

  /** A frame is over. */
  void frame() {
    if (gif != null) {
      try {
        gif.add(cpu.picture(), cpu.retired() / cpu.perFrame());
      } catch (IOException e) {
        throw cannotWrite(e);
      }
    }
  }

  /** The run is over: writes what is still to be written. */
  void finish() {
    try {
      if (screen != null) {
        ScreenFile.write(cpu.picture(), options.screen(), screen);
        close(screen);
      }
      if (gif != null) {
        gif.end(cpu.retired() / cpu.perFrame());
        film.close();
      }
      if (track != null) {
        WavWriter.write(track.samples(heard()), audio);
        audio.close();
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private long heard() {
    if (cpu.retired() / cpu.perFrame() > MOST_HEARD) {
      throw UserError.usage(
          "--audio: the run was longer than the hour that a file may be",
          "--frames N ends it sooner");
    }
    return cpu.retired();
  }

  @SuppressWarnings("ReferenceEquality") // the very stream that belongs to the process
  private void close(OutputStream file) throws IOException {
    if (file != streams.out()) {
      file.close();
    }
  }

  private static UserError cannotWrite(IOException e) {
    return UserError.usage("a recording cannot be written: " + e.getMessage(), "make room for it");
  }
}
