package org.tracewright.sim.elf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tracewright.sim.elf.SectionTable.Section;

/**
 * Compressed sections. System V ABI, "Compressed section": a header of type, size and alignment,
 * then a zlib stream. The older form has {@code ZLIB} and a big-endian 64-bit size instead.
 */
final class Compressed {
  static final int SHF_COMPRESSED = 0x800;

  private static final int ELFCOMPRESS_ZLIB = 1;
  private static final int HEADER_SIZE = 12;
  private static final byte[] MAGIC = "ZLIB".getBytes(StandardCharsets.US_ASCII);

  /** No zlib stream grows more than this when it is decompressed; a size beyond is a lie. */
  private static final long MOST_GROWTH = 1032;

  private Compressed() {}

  /** The contents of a section with the flag. */
  static byte[] flagged(ElfImage image, Section section, byte[] bytes) {
    ElfImage header = new ElfImage(section.name(), bytes);
    if (bytes.length < HEADER_SIZE) {
      throw image.damaged("damaged: section " + section.name() + " lacks its compression header");
    }
    int type = header.i32("the type", 0);
    if (type != ELFCOMPRESS_ZLIB) {
      throw image.unusable(
          "section " + section.name() + " is compressed in a way that is not read (" + type + ")",
          "link with --compress-debug-sections=zlib or none");
    }
    return inflate(image, section, bytes, header.u32("the size", 4));
  }

  /** The contents of a section whose name says that it is compressed. */
  static byte[] named(ElfImage image, Section section, byte[] bytes) {
    if (bytes.length < HEADER_SIZE || !Arrays.equals(Arrays.copyOf(bytes, 4), MAGIC)) {
      throw image.damaged("damaged: section " + section.name() + " does not begin with ZLIB");
    }
    long size = 0;
    for (int i = 4; i < HEADER_SIZE; i++) {
      size = size << 8 | (bytes[i] & 0xff);
    }
    return inflate(image, section, bytes, size);
  }

  private static byte[] inflate(ElfImage image, Section section, byte[] bytes, long size) {
    long most = Math.min(ElfFile.MAX_FILE, MOST_GROWTH * bytes.length);
    if (size < 0 || size > most) {
      throw image.damaged("damaged: section " + section.name() + " of " + size + " bytes");
    }
    byte[] out = new byte[(int) size];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, HEADER_SIZE, bytes.length - HEADER_SIZE);
      if (inflater.inflate(out) == size) {
        return out;
      }
    } catch (DataFormatException e) {
      throw image.damaged("damaged: section " + section.name() + ": " + e.getMessage());
    } finally {
      inflater.end();
    }
    throw image.damaged("damaged: section " + section.name() + " is cut short");
  }
}
