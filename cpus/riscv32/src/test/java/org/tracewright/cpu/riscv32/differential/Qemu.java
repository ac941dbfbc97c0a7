package org.tracewright.cpu.riscv32.differential;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Runs block programs under QEMU's user-mode emulator. */
final class Qemu {
  private static final String COMMAND = "qemu-riscv32";
  private static final int SECONDS = 60;

  private Qemu() {}

  static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, COMMAND)));
  }

  /** What the program writes. */
  static byte[] run(BlockProgram program, Path folder) {
    try {
      Path file = folder.resolve("blocks.elf");
      Path output = folder.resolve("blocks.out");
      program.write(file);
      Files.setPosixFilePermissions(
          file, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
      Process process =
          new ProcessBuilder(COMMAND, file.toString())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("QEMU did not end within " + SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new AssertionError("QEMU ended with status " + process.exitValue());
      }
      return Files.readAllBytes(output);
    } catch (IOException e) {
      throw new AssertionError("QEMU could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
