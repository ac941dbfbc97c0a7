package org.tracewright.cpu.chip8.media;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes pictures as PNG: 4 colours from a palette, 2 bits a pixel. */
public final class PngWriter {
  private static final long SIGNATURE = 0x8950_4e47_0d0a_1a0aL;
  private static final int BITS = 2;
  private static final int PALETTE = 3;

  private PngWriter() {}

  /**
   * Writes a picture.
   *
   * @param scale how many pixels wide and high each of its pixels becomes, at least 1
   */
  public static void write(Picture picture, Palette palette, int scale, OutputStream to)
      throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeLong(SIGNATURE);
    chunk(out, "IHDR", header(picture.width() * scale, picture.height() * scale));
    chunk(out, "PLTE", palette.bytes());
    chunk(out, "IDAT", rows(picture, scale));
    chunk(out, "IEND", new byte[0]);
    out.flush();
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {BITS, PALETTE, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] rows(Picture picture, int scale) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      for (int y = 0; y < picture.height(); y++) {
        byte[] row = row(picture, y, scale);
        for (int i = 0; i < scale; i++) {
          out.write(row);
        }
      }
    }
    return bytes.toByteArray();
  }

  // A row begins with the number of its filter, none; the first pixel is in the highest bits.
  private static byte[] row(Picture picture, int y, int scale) {
    int width = picture.width() * scale;
    byte[] row = new byte[1 + (width * BITS + 7) / 8];
    for (int x = 0; x < width; x++) {
      int shift = 6 - BITS * (x & 3);
      row[1 + (x >> 2)] |= (byte) (picture.pixel(x / scale, y) << shift);
    }
    return row;
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) check.getValue());
  }
}
