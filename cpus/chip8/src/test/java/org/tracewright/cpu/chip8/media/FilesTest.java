package org.tracewright.cpu.chip8.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;

/** What others read from our files is what was written. */
class FilesTest {
  private static Picture random(int width, int height, long seed) {
    byte[] pixels = new byte[width * height];
    Random random = new Random(seed);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.nextInt(4);
    }
    return new Picture(width, height, pixels);
  }

  private static void assertShows(BufferedImage image, Picture picture) {
    int scale = image.getWidth() / picture.width();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int colour = Palette.USUAL.colour(picture.pixel(x / scale, y / scale));
        assertThat(image.getRGB(x, y) & 0xff_ffff).isEqualTo(colour);
      }
    }
  }

  @Test
  void png() throws IOException {
    for (int scale : new int[] {1, 3, 4}) {
      Picture picture = random(64, 32, 1);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PngWriter.write(picture, Palette.USUAL, scale, out);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
      assertThat(image.getWidth()).isEqualTo(64 * scale);
      assertShows(image, picture);
    }
  }

  @Test
  void gifWithPicturesOfTwoSizes() throws IOException {
    Picture[] pictures = {random(64, 32, 1), random(128, 64, 2), random(128, 64, 3)};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GifWriter gif = new GifWriter(out, Palette.USUAL, 256, 128)) {
      gif.add(pictures[0], 0);
      gif.add(pictures[1], 30);
      gif.add(pictures[1], 33);
      gif.add(pictures[2], 60);
      gif.end(90);
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(3);
      for (int i = 0; i < 3; i++) {
        assertShows(reader.read(i), pictures[i]);
      }
    }
  }

  @Test
  void gifOfFastChangesKeepsTheTime() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GifWriter gif = new GifWriter(out, Palette.USUAL, 64, 32);
    for (int frame = 0; frame < 600; frame++) {
      gif.add(random(64, 32, frame), frame);
    }
    gif.end(600);
    assertThat(hundredths(out.toByteArray())).isBetween(1000, 1002);
  }

  // The graphic control extensions: 21 f9 04, flags, delay low, delay high.
  private static int hundredths(byte[] file) {
    int sum = 0;
    for (int i = 0; i + 5 < file.length; i++) {
      if (file[i] == 0x21 && file[i + 1] == (byte) 0xf9 && file[i + 2] == 4 && file[i + 3] == 4) {
        int delay = (file[i + 4] & 0xff) | (file[i + 5] & 0xff) << 8;
        assertThat(delay).as("browsers slow down shorter ones").isGreaterThanOrEqualTo(2);
        sum += delay;
      }
    }
    return sum;
  }

  @Test
  void wav() throws IOException, UnsupportedAudioFileException {
    SoundTrack track = new SoundTrack(15);
    byte[] pattern = {(byte) 0xf0, (byte) 0xf0};
    track.add(30, 60, 64, pattern); // frames 2 and 3
    byte[] samples = track.samples(90);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavWriter.write(samples, out);
    AudioInputStream in =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(out.toByteArray()));
    assertThat(in.getFormat().getSampleRate()).isEqualTo(48_000f);
    assertThat(in.readAllBytes()).isEqualTo(samples).hasSize(6 * 800);
    assertThat(samples[2 * 800 - 1]).isEqualTo((byte) 0x80);
    assertThat(samples[2 * 800]).isEqualTo((byte) 0xa0); // four bits of 12 samples each
    assertThat(samples[2 * 800 + 47]).isEqualTo((byte) 0xa0);
    assertThat(samples[2 * 800 + 48]).isEqualTo((byte) 0x60);
    assertThat(samples[4 * 800]).isEqualTo((byte) 0x80);
  }

  @Test
  void pitchDoublesEvery48() {
    SoundTrack track = new SoundTrack(15);
    track.add(0, 900, 112, new byte[] {(byte) 0xf0});
    byte[] samples = track.samples(15);
    assertThat(samples[23]).isEqualTo((byte) 0xa0);
    assertThat(samples[24]).isEqualTo((byte) 0x60);
  }
}
