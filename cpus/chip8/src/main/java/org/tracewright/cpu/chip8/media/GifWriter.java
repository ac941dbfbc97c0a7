package org.tracewright.cpu.chip8.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes an animation as GIF that runs for ever. All pictures have the size of the largest display,
 * so that one of a lower resolution fills it.
 */
public final class GifWriter implements AutoCloseable {
  /** Frames of a guest's second. */
  private static final int FRAMES = 60;

  private static final int HUNDREDTHS = 100;
  private static final int LEAST_DELAY = 2;
  private static final int MOST_DELAY = 60_000;
  private static final int COLOUR_BITS = 2;

  private final OutputStream out;
  private final int width;
  private final int height;
  private Picture shown;
  private long since;
  private long written = -1; // hundredths of a second

  /**
   * Begins an animation.
   *
   * @param width in pixels of the file; that of pictures must divide it
   * @param height in pixels of the file; that of pictures must divide it
   */
  public GifWriter(OutputStream out, Palette palette, int width, int height) throws IOException {
    this.out = out;
    this.width = width;
    this.height = height;
    text("GIF89a");
    word(width);
    word(height);
    out.write(new byte[] {(byte) 0x91, 0, 0}); // a palette of four colours
    out.write(palette.bytes());
    out.write(new byte[] {0x21, (byte) 0xff, 11});
    text("NETSCAPE2.0");
    out.write(new byte[] {3, 1, 0, 0, 0}); // again without end
  }

  /**
   * Adds what is shown from a frame on.
   *
   * @param frame counted from 0 in the guest's sixtieths of a second; never less than before
   */
  public void add(Picture picture, long frame) throws IOException {
    if (shown == null) {
      shown = picture;
      since = frame;
    } else if (!picture.equals(shown)) {
      show(frame);
      shown = picture;
      since = frame;
    }
  }

  /** Ends the animation at a frame. */
  public void end(long frame) throws IOException {
    if (shown != null) {
      show(Math.max(frame, since + 2));
    }
    out.write(0x3b);
    out.flush();
    shown = null;
  }

  // Times are hundredths of a second and add up, so that no error does. Browsers show what is to
  // be seen for one hundredth much longer: such pictures are left out.
  private void show(long until) throws IOException {
    long end = until * HUNDREDTHS / FRAMES;
    if (written < 0) {
      written = since * HUNDREDTHS / FRAMES;
    }
    long delay = end - written;
    if (delay < LEAST_DELAY) {
      return;
    }
    written = end;
    while (delay > 0) {
      int part = (int) Math.min(delay, MOST_DELAY);
      image(part);
      delay -= part;
    }
  }

  private void image(int delay) throws IOException {
    out.write(new byte[] {0x21, (byte) 0xf9, 4, 4});
    word(delay);
    out.write(new byte[] {0, 0, 0x2c, 0, 0, 0, 0});
    word(width);
    word(height);
    out.write(0);
    out.write(COLOUR_BITS);
    new LzwWriter(out, COLOUR_BITS).write(scaled());
  }

  private byte[] scaled() {
    byte[] pixels = new byte[width * height];
    int across = width / shown.width();
    int down = height / shown.height();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) shown.pixel(i % width / across, i / width / down);
    }
    return pixels;
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void word(int value) throws IOException {
    out.write(value);
    out.write(value >> 8);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
