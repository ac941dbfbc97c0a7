package org.tracewright.cli;

import org.apache.commons.cli.Options;

/** One command of {@code tw}. */
interface Command {
  /** What follows the command's name: {@code "[OPTION...] PROGRAM [ARG...]"}. */
  String usage();

  /** One paragraph on what the command does, for its help. */
  String description();

  /** The options it takes. */
  Options options();

  /**
   * Does the work.
   *
   * @param arguments what stood after the command's name
   * @return the status to exit with
   * @throws UserError if the input is wrong
   */
  int run(String[] arguments, Streams streams);
}
