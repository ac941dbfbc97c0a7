package org.tracewright.test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.elf.ElfFile;

/** Programs by the names that tests give them, each read once. */
final class Programs {
  private final ConcurrentHashMap<String, Declarations> read = new ConcurrentHashMap<>();

  /** A simulator to be for the program of this name, as {@link FirmwareTest#elf} describes it. */
  SimulatorBuilder find(String name, Class<?> test) {
    return new SimulatorBuilder(read.computeIfAbsent(name, n -> new Declarations(load(n, test))));
  }

  private static ElfFile load(String name, Class<?> test) {
    for (Path path : new Path[] {Path.of(name), Path.of("src/test/resources", name)}) {
      if (Files.exists(path)) {
        return ElfFile.read(path.toString());
      }
    }
    try (InputStream resource = open(name, test)) {
      if (resource != null) {
        return ElfFile.parse(name, resource.readAllBytes());
      }
    } catch (IOException e) {
      throw missing(name, "cannot be read: " + e.getMessage());
    }
    throw missing(name, "no such file");
  }

  private static InputStream open(String name, Class<?> test) {
    InputStream beside = test.getResourceAsStream(name);
    return beside != null ? beside : test.getClassLoader().getResourceAsStream(name);
  }

  private static ProgramException missing(String name, String what) {
    return new ProgramException(
        ProgramException.Problem.MISSING,
        name
            + ": "
            + what
            + "; looked in "
            + Path.of("").toAbsolutePath()
            + ", below src/test/resources there, and on the class path",
        "name a file from the module's folder, or put it on the class path");
  }
}
