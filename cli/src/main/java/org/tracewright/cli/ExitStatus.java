package org.tracewright.cli;

/** The exit statuses that are ours; every other status of {@code tw run} is the guest's own. */
final class ExitStatus {
  static final int OK = 0;

  /** The work was done, and its answer is "no": {@code doctor} found something amiss. */
  static final int FAILED = 1;

  /** The command line is wrong, or the assembly source is. */
  static final int USAGE = 2;

  /** A budget or time limit was reached before the guest ended. */
  static final int LIMIT = 124;

  /** A fault of the simulator. */
  static final int SIMULATOR_FAULT = 125;

  /** The file is there but is not a program that can be run, or cannot be read. */
  static final int NOT_RUNNABLE = 126;

  /** There is no such file. */
  static final int NO_SUCH_FILE = 127;

  /** Added to a signal number, as shells do: the guest died of a trap it did not handle. */
  static final int SIGNAL = 128;

  /** SIGINT: Ctrl-C. */
  static final int INTERRUPTED = SIGNAL + 2;

  /** Somebody closed the pipe we write to: SIGPIPE. */
  static final int BROKEN_PIPE = SIGNAL + 13;

  private ExitStatus() {}
}
