package org.tracewright.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process, watched from its start to its end. */
final class Launch {
  /** After that long a process is killed. */
  static final long MOST_MINUTES = 10;

  private final long start = System.nanoTime();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();
  private final List<Double> laps = new ArrayList<>();

  private Launch() {}

  /**
   * Runs a command, with nothing on its standard input.
   *
   * @throws BenchException if it cannot be started
   */
  static Outcome of(List<String> command) {
    double before = ProcessorTime.ofChildren();
    Launch launch = new Launch();
    try {
      Process process = new ProcessBuilder(command).start();
      return launch.watch(process, before);
    } catch (IOException e) {
      throw new BenchException(
          "cannot start " + command.get(0) + ": " + e.getMessage(), "check that it is a program");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", "start again");
    }
  }

  private Outcome watch(Process process, double before) throws IOException, InterruptedException {
    PeakMemory peak = PeakMemory.of(process.pid());
    List<Thread> readers =
        List.of(
            Thread.ofPlatform().daemon().start(() -> read(process.getInputStream(), output)),
            Thread.ofPlatform().daemon().start(() -> readLaps(process.getErrorStream())),
            Thread.ofPlatform().daemon().start(peak));
    try {
      process.getOutputStream().close();
      boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
      double seconds = since(start);
      int status = ended ? process.exitValue() : Outcome.KILLED;
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      // Not before: destroying a process closes its streams, even if it has ended.
      for (Thread reader : readers) {
        reader.join();
      }
      double cpu = ProcessorTime.ofChildren() - before;
      return new Outcome(status, text(output), text(error), seconds, cpu, peak.bytes(), laps);
    } finally {
      process.destroyForcibly();
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void read(InputStream from, ByteArrayOutputStream to) {
    try (from) {
      from.transferTo(to);
    } catch (IOException e) {
      // The process was killed; its status says so.
      return;
    }
  }

  private void readLaps(InputStream from) {
    try (from) {
      for (int b = from.read(); b >= 0; b = from.read()) {
        if (b == '.' && error.size() == 0) {
          laps.add(since(start));
        } else {
          error.write(b);
        }
      }
    } catch (IOException e) {
      return;
    }
  }
}
