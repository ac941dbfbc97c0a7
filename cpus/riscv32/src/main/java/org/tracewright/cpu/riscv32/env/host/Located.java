package org.tracewright.cpu.riscv32.env.host;

import java.nio.file.Path;

/**
 * Where a guest's file name leads.
 *
 * @param path on the host, with no symbolic link left in it but perhaps the last part; {@code null}
 *     if the guest may not go there or there is no way to it
 * @param exists whether something is there
 * @param error why there is no path, a positive {@link Errno}
 */
public record Located(Path path, boolean exists, int error) {
  static Located refused(int error) {
    return new Located(null, false, error);
  }

  static Located existing(Path path) {
    return new Located(path, true, 0);
  }

  static Located free(Path path) {
    return new Located(path, false, 0);
  }

  /** Whether there is no path. */
  public boolean isRefused() {
    return path == null;
  }
}
