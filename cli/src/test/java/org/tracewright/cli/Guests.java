package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Guest programs for tests. */
final class Guests {
  /** The guest programs of the repository. */
  static final Path PROGRAMS = repository().resolve("firmware-tests/programs");

  private Guests() {}

  /** The top folder of the repository, from whichever module's folder the tests run in. */
  static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("firmware-tests/programs"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The path of a program of the repository. */
  static String program(String name) {
    return PROGRAMS.resolve(name + ".elf").toString();
  }

  /** Assembles a source into a folder with {@code tw asm}; answers the program's path. */
  static String assembled(Path folder, String source) {
    try {
      Path file = Files.writeString(folder.resolve("guest.s"), source);
      assertThat(Tw.run("asm", file.toString())).isEqualTo(new Tw(0, "", ""));
      return folder.resolve("guest.elf").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
