package org.tracewright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory of a process that was resident. Linux keeps the mark, but forgets it when the
 * process ends; so it is read again and again, in intervals that grow with the age of the process.
 */
final class PeakMemory implements Runnable {
  private static final String MARK = "VmHWM:";
  private static final long LONGEST_MILLIS = 20;
  private static final int SHARE = 16;

  private final Path status;
  private volatile long bytes;

  private PeakMemory(Path status) {
    this.status = status;
  }

  /** To be run while the process lives; ends with it. */
  static PeakMemory of(long pid) {
    return new PeakMemory(Path.of("/proc/" + pid + "/status"));
  }

  /** Bytes; 0 where the system does not tell. */
  long bytes() {
    return bytes;
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    try {
      for (long now = read(); now > 0; now = read()) {
        bytes = Math.max(bytes, now);
        long age = (System.nanoTime() - start) / 1_000_000;
        Thread.sleep(Math.clamp(age / SHARE, 1, LONGEST_MILLIS));
      }
    } catch (IOException e) {
      // It has ended, or there is no such file on this system.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // A process that has ended but was not waited for has no such line: then 0.
  private long read() throws IOException {
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith(MARK)) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }
}
