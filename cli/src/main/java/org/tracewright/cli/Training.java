package org.tracewright.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The run that the script {@code tw} records to make its class archive: it takes the paths that
 * common commands take, so that their classes are in the archive.
 */
public final class Training {
  private Training() {}

  /** Runs what is to start fast. */
  public static void main(String[] arguments) {
    InputStream nothing = new ByteArrayInputStream(new byte[0]);
    OutputStream nowhere = OutputStream.nullOutputStream();
    Main tw = new Main(new Streams(nothing, nowhere, nowhere, false));
    tw.run("help", "run");
    tw.run("--version");
  }
}
