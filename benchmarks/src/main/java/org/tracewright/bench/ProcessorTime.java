package org.tracewright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of other processes, as Linux counts it. */
final class ProcessorTime {
  private static final Path OWN = Path.of("/proc/self/stat");

  // Fields 16 and 17 of proc_pid_stat(5), cutime and cstime, counted behind the name in brackets.
  private static final int USER = 13;
  private static final int SYSTEM = 14;

  // USER_HZ, which is the same on all of Linux's platforms that run Java.
  private static final double TICKS = 100;

  private ProcessorTime() {}

  /**
   * User and system time in seconds of all child processes that have ended, with all their threads;
   * NaN where the system does not tell.
   */
  static double ofChildren() {
    try {
      String line = Files.readString(OWN);
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS;
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
