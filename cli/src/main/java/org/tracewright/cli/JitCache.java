package org.tracewright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Cpu;

/**
 * Keeps the compiled code of a program from one run to the next, if it is asked to.
 *
 * @param compilation whose code
 * @param file where it is kept, {@code null} for nowhere
 */
record JitCache(Compilation compilation, Path file) {
  /**
   * The cache that the options ask for.
   *
   * @throws UserError if the processor or the engine compiles nothing, or the folder cannot be made
   */
  static JitCache of(Cpu cpu, ProgramFile program, RunOptions options) {
    String folder = options.jitCache();
    if (folder == null) {
      return new JitCache(null, null);
    }
    if (options.engine() != Engine.JIT || cpu.compilation().isEmpty()) {
      throw UserError.usage(
          "--jit-cache: there is no compiled code to keep", "leave it out, or choose --engine jit");
    }
    try {
      Path made = Files.createDirectories(Path.of(folder));
      return new JitCache(cpu.compilation().get(), made.resolve(nameFor(program.bytes())));
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  // Two programs with one name would only take the file from each other, run after run. A
  // cryptographic digest costs a start ten milliseconds.
  private static String nameFor(byte[] program) {
    Checksum one = new CRC32();
    Checksum other = new CRC32C();
    one.update(program);
    other.update(program);
    return Long.toHexString(one.getValue() << 32 | other.getValue()) + ".jit";
  }

  /** Begins with what is there. */
  void load() {
    if (file != null) {
      compilation.load(file);
    }
  }

  /** Keeps what there is now. */
  void save() {
    try {
      if (file != null) {
        compilation.save(file);
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private static UserError cannotWrite(IOException e) {
    return UserError.usage("--jit-cache: cannot write " + e.getMessage(), "name another folder");
  }
}
