package org.tracewright.cpu.riscv32.env.semihosting;

import org.tracewright.cpu.riscv32.env.host.FileStatus;
import org.tracewright.cpu.riscv32.env.host.OpenFile;

/**
 * The file {@code :semihosting-features}: a magic number and one byte of flags. We have the
 * extended exit (bit 0) and tell standard error from standard output (bit 1).
 */
final class Features implements OpenFile {
  static final String NAME = ":semihosting-features";

  private static final byte[] CONTENT = {'S', 'H', 'F', 'B', 3};

  private int position;

  @Override
  public int read(byte[] into, int offset, int length) {
    int count = Math.min(length, CONTENT.length - position);
    System.arraycopy(CONTENT, position, into, offset, count);
    position += count;
    return count;
  }

  @Override
  public long seek(long offset, int whence) {
    position = (int) Math.max(0, Math.min(CONTENT.length, offset));
    return position;
  }

  @Override
  public long length() {
    return CONTENT.length;
  }

  @Override
  public FileStatus status() {
    return new FileStatus(FileStatus.REGULAR | 0444, 0, 1, CONTENT.length, 0, 0, 0);
  }
}
