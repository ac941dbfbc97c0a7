package org.tracewright.test;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The coverage of a test run, which JUnit has written when the run is over. */
@SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing else, later ones want the other
final class CoverageFile implements ExtensionContext.Store.CloseableResource, AutoCloseable {
  private final Path file;
  private final Coverage coverage = new Coverage();

  CoverageFile(Path file) {
    this.file = file;
  }

  Coverage coverage() {
    return coverage;
  }

  @Override
  public void close() throws IOException {
    coverage.write(file);
  }
}
