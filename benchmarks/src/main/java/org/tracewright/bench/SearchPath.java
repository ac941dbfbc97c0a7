package org.tracewright.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The programs of this machine. */
final class SearchPath {
  private SearchPath() {}

  /** The program that a shell would start by this name. */
  static Optional<Path> find(String name) {
    return find(name, System.getenv().getOrDefault("PATH", ""));
  }

  /** The same along another path. */
  static Optional<Path> find(String name, String folders) {
    for (String folder : folders.split(File.pathSeparator)) {
      Path program = Path.of(folder.isEmpty() ? "." : folder, name);
      if (Files.isExecutable(program) && !Files.isDirectory(program)) {
        return Optional.of(program.toAbsolutePath());
      }
    }
    return Optional.empty();
  }
}
