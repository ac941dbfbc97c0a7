package org.tracewright.cpu.riscv32.env.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What {@code stat} tells. Owner and device numbers are left out: they are the host's business.
 *
 * @param mode type and permissions as in {@code st_mode}
 * @param inode 0 if the host does not tell
 * @param size in bytes
 * @param accessed nanoseconds since 1970
 * @param modified nanoseconds since 1970
 * @param changed nanoseconds since 1970
 */
public record FileStatus(
    int mode, long inode, int links, long size, long accessed, long modified, long changed) {
  /** {@code st_mode} of a directory, without permissions. */
  public static final int DIRECTORY = 0040000;

  /** {@code st_mode} of a regular file, without permissions. */
  public static final int REGULAR = 0100000;

  /** {@code st_mode} of a symbolic link, without permissions. */
  public static final int LINK = 0120000;

  private static final int TYPE = 0170000;

  /** A terminal: a character device. */
  public static final FileStatus TERMINAL = new FileStatus(0020620, 1, 1, 0, 0, 0, 0);

  /** A standard stream that is no terminal. */
  public static final FileStatus PIPE = new FileStatus(0010600, 2, 1, 0, 0, 0, 0);

  /** Bytes that one read or write moves well. */
  public int blockSize() {
    return (mode & TYPE) == REGULAR ? 4096 : 1024;
  }

  /** Size in units of 512 bytes. */
  public long blocks() {
    return (size + 511) / 512;
  }

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return (mode & TYPE) == DIRECTORY;
  }

  /** A file of the host. */
  static FileStatus of(Path path, LinkOption... options) throws IOException {
    try {
      return unix(Files.readAttributes(path, "unix:*", options));
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return basic(path, Files.readAttributes(path, BasicFileAttributes.class, options));
    }
  }

  private static FileStatus unix(Map<String, Object> all) {
    return new FileStatus(
        (Integer) all.get("mode"),
        (Long) all.get("ino"),
        (Integer) all.get("nlink"),
        (Long) all.get("size"),
        nanos((FileTime) all.get("lastAccessTime")),
        nanos((FileTime) all.get("lastModifiedTime")),
        nanos((FileTime) all.get("ctime")));
  }

  private static FileStatus basic(Path path, BasicFileAttributes of) {
    int type = of.isDirectory() ? DIRECTORY : of.isSymbolicLink() ? LINK : REGULAR;
    int permissions = (Files.isWritable(path) ? 0644 : 0444) | (of.isDirectory() ? 0111 : 0);
    long modified = nanos(of.lastModifiedTime());
    return new FileStatus(
        type | permissions, 0, 1, of.size(), nanos(of.lastAccessTime()), modified, modified);
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
