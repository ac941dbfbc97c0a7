package org.tracewright.cpu.riscv32.env.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The part of the host's file system that a guest may use: the folders named by the user and all
 * below them. Names are taken as the host takes them, relative ones from the host's current folder;
 * then every symbolic link and {@code ..} is followed, and what lies outside the folders is
 * refused, whether it exists or not. Without folders everything is refused.
 */
public final class HostFiles {
  /** No files at all. */
  public static final HostFiles NONE = new HostFiles(List.of());

  private static final LinkOption NO_FOLLOW = LinkOption.NOFOLLOW_LINKS;

  private final List<Path> folders;
  private final Path current;

  private HostFiles(List<Path> folders) {
    this.folders = folders;
    this.current = Path.of("").toAbsolutePath();
  }

  /**
   * These folders.
   *
   * @throws IllegalArgumentException if one is missing or no folder, naming it
   */
  public static HostFiles below(List<Path> folders) {
    return folders.isEmpty() ? NONE : new HostFiles(folders.stream().map(HostFiles::real).toList());
  }

  private static Path real(Path folder) {
    try {
      Path real = folder.toRealPath();
      if (Files.isDirectory(real)) {
        return real;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          folder + ": no such directory; create it or name another", e);
    }
    throw new IllegalArgumentException(folder + ": is not a directory; name the one it lies in");
  }

  /** The folder that relative names start from. */
  public Path current() {
    return current;
  }

  /** Finds a name, following a symbolic link at its end. */
  public Located find(Path start, String name) {
    return locate(start, name, true);
  }

  /** Finds a name; a symbolic link at its end is what is found. */
  public Located findLink(Path start, String name) {
    return locate(start, name, false);
  }

  private Located locate(Path start, String name, boolean follow) {
    if (name.isEmpty()) {
      return Located.refused(Errno.ENOENT);
    }
    try {
      Path path = start.resolve(name);
      Located found = follow || !isPlain(path) ? follow(path) : followParent(path);
      return name.endsWith("/") ? onlyDirectory(found) : found;
    } catch (InvalidPathException e) {
      return Located.refused(Errno.ENOENT);
    }
  }

  /** Whether the last part of the name is no {@code .} or {@code ..}. */
  private static boolean isPlain(Path path) {
    Path last = path.getFileName();
    return last != null && !last.toString().equals(".") && !last.toString().equals("..");
  }

  private static Located onlyDirectory(Located found) {
    boolean other = found.exists() && !Files.isDirectory(found.path());
    return other ? Located.refused(Errno.ENOTDIR) : found;
  }

  private Located follow(Path path) {
    try {
      Path real = path.toRealPath();
      return isInside(real) ? Located.existing(real) : Located.refused(Errno.EACCES);
    } catch (IOException e) {
      // A link that leads nowhere is not followed: what it would create may lie outside.
      Located found = isPlain(path) ? followParent(path) : missing(path);
      return found.exists() ? Located.refused(dangling(e)) : found;
    }
  }

  private static int dangling(IOException e) {
    int error = Errno.of(e);
    return error == Errno.EIO ? Errno.ELOOP : error;
  }

  private Located followParent(Path path) {
    Path parent = path.getParent() == null ? current : path.getParent();
    try {
      Path real = parent.toRealPath();
      Path target = real.resolve(path.getFileName());
      if (!isInside(target)) {
        return Located.refused(Errno.EACCES);
      }
      if (!Files.isDirectory(real)) {
        return Located.refused(Errno.ENOTDIR);
      }
      return Files.exists(target, NO_FOLLOW) ? Located.existing(target) : Located.free(target);
    } catch (IOException e) {
      return missing(path);
    }
  }

  /** No way leads there: which error depends on where the way is lost. */
  private Located missing(Path path) {
    for (Path part = path.getParent(); part != null; part = part.getParent()) {
      try {
        Path real = part.toRealPath();
        boolean file = !Files.isDirectory(real);
        return Located.refused(
            !isInside(real) ? Errno.EACCES : file ? Errno.ENOTDIR : Errno.ENOENT);
      } catch (IOException e) {
        // This part is missing as well; the one above it decides.
        continue;
      }
    }
    return Located.refused(Errno.EACCES);
  }

  private boolean isInside(Path real) {
    for (Path folder : folders) {
      if (real.startsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  /** What {@code stat} tells of a path that {@link #find} or {@link #findLink} gave. */
  public static FileStatus status(Path path) throws IOException {
    return FileStatus.of(path, NO_FOLLOW);
  }
}
