package org.tracewright.cli;

import org.apache.commons.cli.Options;

/** {@code tw run}: runs a guest program and ends with its status. */
final class RunCommand implements Command {
  @Override
  public String usage() {
    return "[OPTION...] PROGRAM [ARG...]";
  }

  @Override
  public String description() {
    return """
        Runs a guest program. Its standard streams are those of tw, and its exit status is tw's.
        Whatever follows PROGRAM goes to the guest. The processor is found from the file.""";
  }

  @Override
  public Options options() {
    return RunOptions.known();
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    if (arguments.length > 0 && startsWithName(arguments[0])) {
      return run(RunOptions.plain(arguments), streams);
    }
    Arguments given = Arguments.parse("run", options(), arguments);
    if (given.has("help")) {
      HelpCommand.explain("run", streams);
      return ExitStatus.OK;
    }
    if (given.operands().isEmpty()) {
      throw UserError.usage("tw run needs a program", "write: tw run " + usage());
    }
    return run(RunOptions.of(given), streams);
  }

  private static boolean startsWithName(String argument) {
    return !argument.startsWith("-") && !argument.startsWith("+");
  }

  private static int run(RunOptions options, Streams streams) {
    ProgramFile file = ProgramFile.read(options.program());
    Target target = Targets.of(options.cpu(), file);
    Target.Session session = target.load(file, options, streams);
    options.tune(session.machine().cpu());
    options.engine().applyTo(session.machine().cpu());
    JitCache cache = JitCache.of(session.machine().cpu(), file, options);
    // Closed in reverse: an interrupted run, too, gets its logs written before the process ends.
    try (Interruption interruption = Interruption.of(session.machine());
        session) {
      cache.load();
      int status = new Run(session, options, streams, interruption).toStatus();
      cache.save();
      return status;
    }
  }
}
