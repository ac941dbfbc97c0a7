package org.tracewright.cpu.riscv32.asm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A program of GNU binutils for RISC-V; tests that want one are skipped where it is absent. */
final class GnuTool {
  private static final String PREFIX = "riscv64-unknown-elf-";

  private final String name;

  private GnuTool(String name) {
    this.name = name;
  }

  /**
   * The tool {@code riscv64-unknown-elf-NAME}; skips the test if there is none, or another version
   * than 2.40.
   */
  static GnuTool named(String name) {
    String full = PREFIX + name;
    boolean found = false;
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      found |= !folder.isEmpty() && Files.isExecutable(Path.of(folder, full));
    }
    Assumptions.assumeTrue(
        found, full + " is not installed (Debian: binutils-riscv64-unknown-elf)");
    GnuTool tool = new GnuTool(full);
    String version = tool.run("--version").getFirst();
    Assumptions.assumeTrue(
        version.contains("2.40"), "spelling differs between versions; this is " + version);
    return tool;
  }

  /** Runs it; gives the lines of its output, or fails with them. */
  List<String> run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(
            command + " failed:\n" + String.join("\n", output.lines().limit(12).toList()));
      }
      return output.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
