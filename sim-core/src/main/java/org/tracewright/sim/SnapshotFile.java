package org.tracewright.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Snapshots in files: 8 bytes that say what it is and in which version, the CRC-32 of all that
 * follows, then, compressed, the identity of the program and the snapshot.
 */
public final class SnapshotFile {
  private static final byte[] MAGIC = {'T', 'W', 'S', 'N', 'A', 'P', 0, 1};
  private static final int HEADER = MAGIC.length + 4;
  private static final long LARGEST = 1L << 30;

  private SnapshotFile() {}

  /**
   * Writes a snapshot; a file of that name is replaced when all is written.
   *
   * @param identity of the program that it belongs to
   * @return the length of the file in bytes
   */
  public static long write(Snapshot snapshot, String identity, Path file) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(body))) {
      out.writeUTF(identity);
      snapshot.write(out);
    }
    ByteBuffer all = ByteBuffer.allocate(HEADER + body.size());
    all.put(MAGIC).putInt(checksum(body.toByteArray(), 0)).put(body.toByteArray());
    Path folder = file.toAbsolutePath().getParent();
    Path written = Files.createTempFile(folder, ".", ".tmp");
    try {
      Files.write(written, all.array());
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
    return all.capacity();
  }

  /**
   * Reads a snapshot.
   *
   * @param identity of the program that it must belong to
   * @throws IOException if it cannot be read, or is not such a file, saying which
   */
  public static Snapshot read(Path file, String identity) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is larger than any snapshot");
    }
    byte[] all = Files.readAllBytes(file);
    check(all);
    ByteArrayInputStream body = new ByteArrayInputStream(all, HEADER, all.length - HEADER);
    try (DataInputStream in = new DataInputStream(new InflaterInputStream(body))) {
      if (!in.readUTF().equals(identity)) {
        throw new IOException("it was saved from another program");
      }
      return Snapshot.read(in);
    }
  }

  private static void check(byte[] all) throws IOException {
    int known = MAGIC.length - 1;
    if (all.length < HEADER || !Arrays.equals(all, 0, known, MAGIC, 0, known)) {
      throw new IOException("it is no snapshot");
    }
    if (all[known] != MAGIC[known]) {
      throw new IOException(
          "it is of version " + all[known] + "; this program reads " + MAGIC[known]);
    }
    if (ByteBuffer.wrap(all).getInt(MAGIC.length) != checksum(all, HEADER)) {
      throw new IOException("it is damaged: its checksum is wrong");
    }
  }

  private static int checksum(byte[] bytes, int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }
}
