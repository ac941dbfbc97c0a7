package org.tracewright.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The programs of a folder, for one test each.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> suite() {
 *   return Roms.in("suite").map(rom -> dynamicTest(rom.getFileName().toString(), () -> {
 *     try (Simulator sim = Simulator.riscv32(rom).build()) {
 *       assertThat(sim.run()).exitedWith(0);
 *     }
 *   }));
 * }
 * }</pre>
 */
public final class Roms {
  private Roms() {}

  /** The files that end in {@code .elf}, by name, below this folder. */
  public static Stream<Path> in(String folder) {
    return in(Path.of(folder), "**.elf");
  }

  /**
   * The files below a folder that match a pattern, by name.
   *
   * @param glob as {@link java.nio.file.FileSystem#getPathMatcher} takes it
   * @throws IllegalArgumentException if there is no such folder, or no such file in it: a suite
   *     that tests nothing should not pass
   */
  public static Stream<Path> in(Path folder, String glob) {
    var matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
    try (Stream<Path> all = Files.walk(folder)) {
      var found = all.filter(Files::isRegularFile).filter(matcher::matches).sorted().toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException("no file below " + folder + " matches " + glob);
      }
      return found.stream();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot list " + folder.toAbsolutePath(), e);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("cannot list all below " + folder.toAbsolutePath(), e);
    }
  }
}
