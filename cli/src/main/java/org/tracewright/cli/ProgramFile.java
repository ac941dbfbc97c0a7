package org.tracewright.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;

/**
 * A file given as a program, in memory.
 *
 * @param path as the user wrote it
 */
record ProgramFile(String path, byte[] bytes) {
  /** The longest file that is read; no program for a 32-bit machine needs more. */
  static final int MOST_BYTES = 256 << 20;

  /**
   * Reads a file.
   *
   * @throws UserError if there is none, it cannot be read, or it is longer than {@link #MOST_BYTES}
   */
  static ProgramFile read(String path) {
    File file = new File(path);
    if (path.isEmpty() || !file.exists()) {
      throw new UserError(
          (path.isEmpty() ? "''" : path) + ": no such file",
          "check the spelling and the folder",
          ExitStatus.NO_SUCH_FILE);
    }
    if (file.isDirectory()) {
      throw notRunnable(path + ": is a directory", "name a file inside it");
    }
    return new ProgramFile(path, contents(path, file));
  }

  private static byte[] contents(String path, File file) {
    if (file.length() > MOST_BYTES) {
      throw tooLong(path);
    }
    try (FileInputStream in = new FileInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw tooLong(path);
      }
      return bytes;
    } catch (IOException e) {
      throw notRunnable(path + ": cannot be read: " + reason(e), "check its permissions");
    }
  }

  // "hello.elf (Permission denied)"
  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    int open = message.lastIndexOf('(');
    return open >= 0 && message.endsWith(")")
        ? message.substring(open + 1, message.length() - 1)
        : message;
  }

  private static UserError tooLong(String path) {
    return notRunnable(
        path + ": is longer than " + (MOST_BYTES >> 20) + " MiB",
        "check that it is a program; none for a 32-bit machine is that long");
  }

  /** A file that cannot be run, and what to do about it. */
  static UserError notRunnable(String cause, String remedy) {
    return new UserError(cause, remedy, ExitStatus.NOT_RUNNABLE);
  }
}
