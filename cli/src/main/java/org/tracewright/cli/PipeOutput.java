package org.tracewright.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output that remembers whether its reader is gone. The JVM ignores SIGPIPE, which ends
 * other programs then; whoever finds this broken ends with the same status, and as silently.
 */
final class PipeOutput extends OutputStream {
  private final OutputStream out;
  private boolean broken;

  PipeOutput(OutputStream out) {
    this.out = out;
  }

  /** Whether a write failed because nobody reads any more. */
  boolean broken() {
    return broken;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      // The JDK has no exception of its own for EPIPE; the message is strerror's.
      broken |= "Broken pipe".equals(e.getMessage());
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
