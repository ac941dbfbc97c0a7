package org.tracewright.cpu.riscv32.env.host;

import java.util.Arrays;

/** A process's descriptors. The lowest free number is given out first, as POSIX demands. */
public final class FileTable {
  /** The most descriptors that are open at once. */
  public static final int CAPACITY = 1024;

  private final OpenFile[] files = new OpenFile[CAPACITY];

  /** Descriptors 0, 1 and 2 on the console. */
  public FileTable(Console console) {
    files[0] = console.input();
    files[1] = console.output();
    files[2] = console.error();
  }

  /** What the descriptor refers to, {@code null} if nothing. */
  public OpenFile get(int descriptor) {
    return descriptor >= 0 && descriptor < CAPACITY ? files[descriptor] : null;
  }

  /** Gives the file a descriptor at or above {@code least}; {@code -EMFILE} if none is free. */
  public int add(OpenFile file, int least) {
    for (int i = Math.max(0, least); i < CAPACITY; i++) {
      if (files[i] == null) {
        files[i] = file;
        return i;
      }
    }
    return -Errno.EMFILE;
  }

  /** Makes {@code descriptor} refer to {@code file}, closing what it referred to. */
  public int put(int descriptor, OpenFile file) {
    if (descriptor < 0 || descriptor >= CAPACITY) {
      return -Errno.EBADF;
    }
    if (files[descriptor] != null) {
      close(descriptor);
    }
    files[descriptor] = file;
    return descriptor;
  }

  /** Frees the descriptor; closes the file if no other refers to it. */
  public int close(int descriptor) {
    OpenFile file = get(descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    files[descriptor] = null;
    return Arrays.stream(files).anyMatch(other -> other == file) ? 0 : file.close();
  }

  /** Closes all but the standard streams. */
  public void closeFiles() {
    for (int i = 0; i < CAPACITY; i++) {
      if (files[i] != null) {
        close(i);
      }
    }
  }
}
