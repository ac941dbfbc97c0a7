package org.tracewright.cpu.riscv32.env.host;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder of the host, open: where {@code openat} starts from.
 *
 * @param path one that {@link HostFiles} gave
 */
public record HostDirectory(Path path) implements OpenFile {
  @Override
  public int read(byte[] into, int offset, int length) {
    return -Errno.EISDIR;
  }

  @Override
  public FileStatus status() {
    try {
      return FileStatus.of(path);
    } catch (IOException e) {
      return null;
    }
  }
}
