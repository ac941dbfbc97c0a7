package org.tracewright.cpu.riscv32.env.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;

/** Error numbers of Linux on RISC-V, positive; calls answer with them negated. */
public final class Errno {
  // spotless:off
  public static final int EPERM     = 1;
  public static final int ENOENT    = 2;
  public static final int ESRCH     = 3;
  public static final int EIO       = 5;
  public static final int EBADF     = 9;
  public static final int EAGAIN    = 11;
  public static final int ENOMEM    = 12;
  public static final int EACCES    = 13;
  public static final int EFAULT    = 14;
  public static final int EEXIST    = 17;
  public static final int ENOTDIR   = 20;
  public static final int EISDIR    = 21;
  public static final int EINVAL    = 22;
  public static final int EMFILE    = 24;
  public static final int ENOTTY    = 25;
  public static final int EFBIG     = 27;
  public static final int ESPIPE    = 29;
  public static final int EROFS     = 30;
  public static final int ERANGE    = 34;
  public static final int ENOSYS    = 38;
  public static final int ENOTEMPTY = 39;
  public static final int ELOOP     = 40;
  public static final int ENAMETOOLONG = 36;
  public static final int ETIMEDOUT = 110;
  // spotless:on

  private Errno() {}

  /** The number that says best what went wrong on the host. */
  public static int of(IOException e) {
    return switch (e) {
      case NoSuchFileException x -> ENOENT;
      case AccessDeniedException x -> EACCES;
      case FileAlreadyExistsException x -> EEXIST;
      case DirectoryNotEmptyException x -> ENOTEMPTY;
      case NotDirectoryException x -> ENOTDIR;
      case FileSystemLoopException x -> ELOOP;
      case NotLinkException x -> EINVAL;
      default -> EIO;
    };
  }

  /** As {@link #of(IOException)}, for what the file system refuses without an I/O error. */
  public static int of(RuntimeException e) {
    return e instanceof ReadOnlyFileSystemException ? EROFS : EINVAL;
  }
}
