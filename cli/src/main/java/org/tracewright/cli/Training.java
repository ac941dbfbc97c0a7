package org.tracewright.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The run that the script {@code tw} records to make its class archive: it takes the paths that
 * common commands take, so that their classes are in the archive.
 */
final class Training {
  private Training() {}

  /** Makes {@code tw} do this; no command, for nobody but the script needs it. */
  static final String OPTION = "--train-class-archive";

  /** Runs what is to start fast. */
  static void run() {
    InputStream nothing = new ByteArrayInputStream(new byte[0]);
    OutputStream nowhere = OutputStream.nullOutputStream();
    Main tw = new Main(new Streams(nothing, nowhere, nowhere, false, false));
    tw.run("help", "run");
    tw.run("--version");
  }
}
