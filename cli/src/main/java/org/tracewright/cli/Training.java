package org.tracewright.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The run that the script {@code tw} records to make its class archive: it takes the paths that
 * common commands take, so that their classes are in the archive.
 */
final class Training {
  /** Makes {@code tw} do this; no command, for nobody but the script needs it. */
  static final String OPTION = "--train-class-archive";

  /** Greets by Linux' write, then exits with 0 by exit. */
  private static final String SOURCE =
      """
              .section .text
              .globl _start
      _start: li   a0, 1
              la   a1, text
              li   a2, 6
              li   a7, 64
              ecall
              call spin
              li   a0, 0
              li   a7, 93
              ecall
      spin:   li   t0, 1000
      1:      mul  t1, t0, t0
              addi t0, t0, -1
              bnez t0, 1b
              ret
              .data
      text:   .ascii "hello\\n"
      """;

  private Training() {}

  /** Runs what is to start fast. */
  static void run() {
    Main tw = new Main(Streams.none());
    try {
      Path folder = Files.createTempDirectory("tw-training");
      Path source = Files.writeString(folder.resolve("hello.s"), SOURCE);
      Path program = folder.resolve("hello.elf");
      tw.run("asm", source.toString());
      tw.run("run", program.toString());
      tw.run("run", "--stats", "--max-instructions=100", program.toString());
      tw.run("info", program.toString());
      tw.run("disasm", program.toString());
      tw.run("help", "run");
      tw.run("--version");
      delete(program, source, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path... files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
