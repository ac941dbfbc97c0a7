package org.tracewright.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.tracewright.cpu.chip8.media.GifWriter;
import org.tracewright.cpu.chip8.media.Palette;
import org.tracewright.cpu.chip8.media.Picture;
import org.tracewright.cpu.chip8.media.PngWriter;

/** Files for what a guest shows and plays. They are made before the run, so that it is not lost. */
final class ScreenFile {
  /** Size of the pictures; that of every display divides it. */
  static final int WIDTH = 512;

  static final int HEIGHT = 256;

  private ScreenFile() {}

  /** Makes the file that an option names; {@code null} if it names none. */
  static OutputStream open(String option, String path, Streams streams) {
    if (path == null) {
      return null;
    }
    if (path.equals("-")) {
      return streams.out();
    }
    try {
      return new FileOutputStream(path);
    } catch (IOException e) {
      throw UserError.usage(
          option + ": cannot write " + e.getMessage(), "name a file in a folder that is there");
    }
  }

  /** Writes one picture in the form that the file's name asks for. */
  static void write(Picture picture, String path, OutputStream out) throws IOException {
    if (path.endsWith(".png")) {
      PngWriter.write(picture, Palette.USUAL, WIDTH / picture.width(), out);
    } else if (path.endsWith(".gif")) {
      GifWriter gif = new GifWriter(out, Palette.USUAL, WIDTH, HEIGHT);
      gif.add(picture, 0);
      gif.end(1);
    } else {
      out.write(picture.text().getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }
}
