package org.tracewright.cpu.riscv32.env.host;

/**
 * What a descriptor refers to. Answers are 0 or more, or a negated {@link Errno}.
 *
 * <p>The defaults are those of a stream: no position, no length, no content.
 */
public interface OpenFile {
  /** {@code whence}: from the start. */
  int SEEK_SET = 0;

  /** {@code whence}: from the current position. */
  int SEEK_CUR = 1;

  /** {@code whence}: from the end. */
  int SEEK_END = 2;

  /** Reads at most {@code length} bytes at the position; 0 at the end. May block. */
  default int read(byte[] into, int offset, int length) {
    return -Errno.EBADF;
  }

  /** Writes at the position; how many bytes were taken. */
  default int write(byte[] from, int offset, int length) {
    return -Errno.EBADF;
  }

  /** Moves the position; the new one. */
  default long seek(long offset, int whence) {
    return -Errno.ESPIPE;
  }

  /** The length in bytes. */
  default long length() {
    return -Errno.ESPIPE;
  }

  /** Whether a person sits at the other end. */
  default boolean isTerminal() {
    return false;
  }

  /** What {@code stat} tells, or {@code null} if the host fails to tell. */
  FileStatus status();

  /** Gives it up. */
  default int close() {
    return 0;
  }
}
