package org.tracewright.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What one invocation of {@code tw} gave.
 *
 * @param status the exit status
 * @param out what went to standard output
 * @param error what went to standard error
 */
record Tw(int status, String out, String error) {
  /** Runs {@code tw} inside this JVM, with nothing on standard input. */
  static Tw run(String... arguments) {
    return withInput("", arguments);
  }

  /** Runs {@code tw} inside this JVM. */
  static Tw withInput(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    byte[] in = input.getBytes(StandardCharsets.UTF_8);
    Streams streams = new Streams(new ByteArrayInputStream(in), out, error, false, false);
    int status = new Main(streams).run(arguments);
    return new Tw(
        status, out.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
  }
}
