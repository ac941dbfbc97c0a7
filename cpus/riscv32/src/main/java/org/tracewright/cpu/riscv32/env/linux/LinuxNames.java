package org.tracewright.cpu.riscv32.env.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.cpu.riscv32.env.host.FileStatus;
import org.tracewright.cpu.riscv32.env.host.FileTable;
import org.tracewright.cpu.riscv32.env.host.HostDirectory;
import org.tracewright.cpu.riscv32.env.host.HostFile;
import org.tracewright.cpu.riscv32.env.host.HostFiles;
import org.tracewright.cpu.riscv32.env.host.Located;
import org.tracewright.cpu.riscv32.env.host.OpenFile;

/** The system calls that take the name of a file, and {@code fstat}. */
final class LinuxNames {
  private static final int AT_FDCWD = -100;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_REMOVEDIR = 0x200;
  private static final int AT_EMPTY_PATH = 0x1000;

  private static final int O_ACCMODE = 3;
  private static final int O_RDONLY = 0;
  private static final int O_WRONLY = 1;
  private static final int O_CREAT = 0x40;
  private static final int O_EXCL = 0x80;
  private static final int O_TRUNC = 0x200;
  private static final int O_APPEND = 0x400;
  private static final int O_DIRECTORY = 0x10000;
  private static final int O_NOFOLLOW = 0x20000;
  private static final int O_TMPFILE = 0x40_0000;

  private final GuestMemory memory;
  private final FileTable table;
  private final HostFiles host;
  private final String program;

  /**
   * Names.
   *
   * @param program what {@code /proc/self/exe} leads to
   */
  LinuxNames(GuestMemory memory, FileTable table, HostFiles host, String program) {
    this.memory = memory;
    this.table = table;
    this.host = host;
    this.program = program;
  }

  /** {@code openat}. Permissions of a new file are the host's defaults. */
  int open(int directory, int name, int flags) {
    String path = memory.string(name);
    if (path == null) {
      return -Errno.EFAULT;
    }
    if ((flags & O_TMPFILE) != 0) {
      return -Errno.EINVAL;
    }
    boolean follow =
        (flags & O_NOFOLLOW) == 0 && (flags & (O_CREAT | O_EXCL)) != (O_CREAT | O_EXCL);
    Located found = locate(directory, path, follow);
    return found.isRefused() ? -found.error() : open(found, flags);
  }

  private int open(Located found, int flags) {
    boolean creates = (flags & O_CREAT) != 0;
    if (!found.exists() && !creates) {
      return -Errno.ENOENT;
    }
    if (found.exists() && creates && (flags & O_EXCL) != 0) {
      return -Errno.EEXIST;
    }
    if (Files.isSymbolicLink(found.path())) {
      return -Errno.ELOOP;
    }
    if (Files.isDirectory(found.path())) {
      boolean reads = (flags & O_ACCMODE) == O_RDONLY && !creates;
      return reads ? table.add(new HostDirectory(found.path()), 0) : -Errno.EISDIR;
    }
    return (flags & O_DIRECTORY) != 0 ? -Errno.ENOTDIR : openFile(found.path(), flags);
  }

  private int openFile(Path path, int flags) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return -Errno.EACCES;
    }
    try {
      if ((flags & O_CREAT) != 0 && !Files.exists(path)) {
        Files.createFile(path);
      }
      HostFile file = HostFile.open(path, options(flags), (flags & O_APPEND) != 0);
      int descriptor = table.add(file, 0);
      if (descriptor < 0) {
        file.close();
      }
      return descriptor;
    } catch (IOException e) {
      return -Errno.of(e);
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return -Errno.of(e);
    }
  }

  private static Set<OpenOption> options(int flags) {
    Set<OpenOption> options = new HashSet<>();
    options.add(LinkOption.NOFOLLOW_LINKS);
    int mode = flags & O_ACCMODE;
    if (mode != O_WRONLY) {
      options.add(StandardOpenOption.READ);
    }
    if (mode != O_RDONLY) {
      options.add(StandardOpenOption.WRITE);
      if ((flags & O_TRUNC) != 0) {
        options.add(StandardOpenOption.TRUNCATE_EXISTING);
      }
    }
    return options;
  }

  private Located locate(int directory, String path, boolean follow) {
    Path start = host.current();
    if (directory != AT_FDCWD && !path.startsWith("/")) {
      OpenFile from = table.get(directory);
      if (!(from instanceof HostDirectory folder)) {
        return refused(from == null ? Errno.EBADF : Errno.ENOTDIR);
      }
      start = folder.path();
    }
    return follow ? host.find(start, path) : host.findLink(start, path);
  }

  private static Located refused(int error) {
    return new Located(null, false, error);
  }

  int fstat(int descriptor, int to) {
    return answer(statusOf(descriptor), to, false);
  }

  /** {@code newfstatat} and {@code statx}, which differ in the structure they fill. */
  int statAt(int directory, int name, int flags, int to, boolean extended) {
    String path = memory.string(name);
    if (path == null) {
      return -Errno.EFAULT;
    }
    if (path.isEmpty() && (flags & AT_EMPTY_PATH) != 0) {
      return answer(statusOf(directory), to, extended);
    }
    Located found = locate(directory, path, (flags & AT_SYMLINK_NOFOLLOW) == 0);
    if (found.isRefused()) {
      return -found.error();
    }
    try {
      return answer(HostFiles.status(found.path()), to, extended);
    } catch (IOException e) {
      return -Errno.of(e);
    }
  }

  private FileStatus statusOf(int descriptor) {
    OpenFile file = table.get(descriptor);
    return file == null ? null : file.status();
  }

  private int answer(FileStatus status, int to, boolean extended) {
    if (status == null) {
      return -Errno.EBADF;
    }
    byte[] bytes = extended ? StatLayout.statx(status) : StatLayout.stat64(status);
    return memory.put(to, bytes) ? 0 : -Errno.EFAULT;
  }

  /** {@code readlinkat}; {@code /proc/self/exe} is the program's name. */
  int readLink(int directory, int name, int to, int size) {
    String path = memory.string(name);
    if (path == null) {
      return -Errno.EFAULT;
    }
    if (path.equals("/proc/self/exe")) {
      return putCut(program, to, size);
    }
    Located found = locate(directory, path, false);
    if (found.isRefused() || !found.exists()) {
      return found.isRefused() ? -found.error() : -Errno.ENOENT;
    }
    try {
      return putCut(Files.readSymbolicLink(found.path()).toString(), to, size);
    } catch (IOException e) {
      return -Errno.of(e);
    }
  }

  private int putCut(String text, int to, int size) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (size <= 0) {
      return -Errno.EINVAL;
    }
    byte[] cut = Arrays.copyOf(bytes, Math.min(size, bytes.length));
    return memory.put(to, cut) ? cut.length : -Errno.EFAULT;
  }

  /** {@code faccessat}: what exists may be read; whether it may be written the host says. */
  int access(int directory, int name, int mode) {
    String path = memory.string(name);
    if (path == null) {
      return -Errno.EFAULT;
    }
    Located found = locate(directory, path, true);
    if (found.isRefused() || !found.exists()) {
      return found.isRefused() ? -found.error() : -Errno.ENOENT;
    }
    boolean allowed =
        ((mode & 4) == 0 || Files.isReadable(found.path()))
            && ((mode & 2) == 0 || Files.isWritable(found.path()))
            && ((mode & 1) == 0 || Files.isExecutable(found.path()));
    return allowed ? 0 : -Errno.EACCES;
  }

  int unlink(int directory, int name, int flags) {
    String path = memory.string(name);
    if (path == null) {
      return -Errno.EFAULT;
    }
    Located found = locate(directory, path, false);
    if (found.isRefused() || !found.exists()) {
      return found.isRefused() ? -found.error() : -Errno.ENOENT;
    }
    boolean isDirectory = Files.isDirectory(found.path(), LinkOption.NOFOLLOW_LINKS);
    boolean wantsDirectory = (flags & AT_REMOVEDIR) != 0;
    if (isDirectory != wantsDirectory) {
      return isDirectory ? -Errno.EISDIR : -Errno.ENOTDIR;
    }
    try {
      Files.delete(found.path());
      return 0;
    } catch (IOException e) {
      return -Errno.of(e);
    }
  }

  int makeDirectory(int directory, int name) {
    String path = memory.string(name);
    if (path == null) {
      return -Errno.EFAULT;
    }
    Located found = locate(directory, path, false);
    if (found.isRefused() || found.exists()) {
      return found.isRefused() ? -found.error() : -Errno.EEXIST;
    }
    try {
      Files.createDirectory(found.path());
      return 0;
    } catch (IOException e) {
      return -Errno.of(e);
    }
  }

  /**
   * {@code getcwd}: the length with the final zero; no folder that the guest may not use is named.
   */
  int currentFolder(int to, int size) {
    if (host.find(host.current(), ".").isRefused()) {
      return -Errno.ENOENT;
    }
    byte[] text = (host.current() + "\0").getBytes(StandardCharsets.UTF_8);
    if (Integer.compareUnsigned(size, text.length) < 0) {
      return -Errno.ERANGE;
    }
    return memory.put(to, text) ? text.length : -Errno.EFAULT;
  }
}
