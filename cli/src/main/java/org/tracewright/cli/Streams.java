package org.tracewright.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes. The guest has {@code in}, {@code out} and {@code error} byte
 * for byte; what the command itself has to say about a run goes to {@code error}.
 *
 * @param terminal whether {@code error} is watched by a person: notices are for persons only
 * @param interactive whether {@code in} and {@code out} are a terminal
 */
record Streams(
    InputStream in, OutputStream out, OutputStream error, boolean terminal, boolean interactive) {

  /** The streams of this process, unbuffered: a guest's prompt is seen before it reads. */
  static Streams ofProcess() {
    return new Streams(
        new FileInputStream(FileDescriptor.in),
        new PipeOutput(new FileOutputStream(FileDescriptor.out)),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean("tw.terminal"),
        Boolean.getBoolean("tw.interactive"));
  }

  /** Streams that give and keep nothing. */
  static Streams none() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new Streams(InputStream.nullInputStream(), nowhere, nowhere, false, false);
  }

  /** Whether the reader of {@code out} is gone. */
  boolean broken() {
    return out instanceof PipeOutput pipe && pipe.broken();
  }

  /** Text to {@code out}, to be {@linkplain #finish finished}. */
  PrintStream text() {
    return new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8);
  }

  /**
   * Flushes text.
   *
   * @throws UserError if it could not all be written, though somebody wants to read it
   */
  void finish(PrintStream text) {
    if (text.checkError() && !broken()) {
      throw new UserError(
          "standard output cannot be written",
          "check the disk or the reader of the pipe",
          ExitStatus.SIMULATOR_FAULT);
    }
  }

  /** Writes one line to {@code error}. */
  void say(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      error.write(bytes, 0, bytes.length);
      error.flush();
    } catch (IOException closed) {
      // Nobody listens, and there is nowhere else to say so.
      return;
    }
  }

  /** Writes one line to {@code out}; whether anybody reads it shows at the end. */
  void print(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      out.write(bytes, 0, bytes.length);
      out.flush();
    } catch (IOException closed) {
      // Main looks at the stream when all is done.
      return;
    }
  }

  /** Writes one line to {@code error} if a person watches it. */
  void notice(String line) {
    if (terminal) {
      say(line);
    }
  }
}
