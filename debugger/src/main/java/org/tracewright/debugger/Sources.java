package org.tracewright.debugger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of source files, where they can be found: as the compiler named them, or near the
 * program.
 */
final class Sources {
  private static final long LARGEST = 16 << 20;

  private final Path folder;
  private final Map<String, List<String>> files = new HashMap<>();

  /** Sources of a program. */
  Sources(String program) {
    Path parent = Path.of(program).toAbsolutePath().getParent();
    this.folder = parent == null ? Path.of("/") : parent;
  }

  /** The lines of a file; none if it is not found. */
  List<String> lines(String file) {
    return files.computeIfAbsent(file, this::read);
  }

  /** One line, counted from 1. */
  Optional<String> line(String file, int number) {
    List<String> lines = lines(file);
    return number >= 1 && number <= lines.size()
        ? Optional.of(lines.get(number - 1))
        : Optional.empty();
  }

  private List<String> read(String file) {
    try {
      Path named = Path.of(file);
      for (Path path : List.of(named, folder.resolve(file), folder.resolve(named.getFileName()))) {
        if (Files.isRegularFile(path) && Files.size(path) <= LARGEST) {
          return Files.readString(path, StandardCharsets.ISO_8859_1).lines().toList();
        }
      }
    } catch (IOException | InvalidPathException e) {
      // A source that cannot be read is not there; the listing says so.
      return List.of();
    }
    return List.of();
  }
}
