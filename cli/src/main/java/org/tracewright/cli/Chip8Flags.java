package org.tracewright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.sim.Machine;

/** The file with the registers that outlive a run; {@code null} for none. */
record Chip8Flags(Path file) {
  private static final int COUNT = 16;

  /**
   * The file for a program: the one that is named; else, for a program that is played, one of its
   * own in the user's state folder. A run without a terminal depends on nothing but its command
   * line, and keeps nothing unless told to.
   */
  static Chip8Flags of(String named, boolean played, byte[] program) {
    if (named != null) {
      return new Chip8Flags(Path.of(named));
    }
    return new Chip8Flags(played ? StateFolder.chip8(program, ".flags") : null);
  }

  /** What an earlier run has left, zeros if none has. */
  byte[] read() {
    if (file == null || !Files.isRegularFile(file)) {
      return new byte[COUNT];
    }
    try {
      return Arrays.copyOf(Files.readAllBytes(file), COUNT);
    } catch (IOException e) {
      throw UserError.usage(
          "the flags cannot be read: " + e.getMessage(), "name another file with --flags");
    }
  }

  /** Keeps them for the next run, if they are others than before. */
  void keep(Machine machine) {
    byte[] now = new byte[COUNT];
    machine.bus().copyOut(Chip8.FLAGS, now, 0, COUNT);
    if (file == null || Arrays.equals(now, read())) {
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Files.write(file, now);
    } catch (IOException e) {
      throw UserError.usage(
          "the flags cannot be written: " + e.getMessage(), "name another file with --flags");
    }
  }
}
