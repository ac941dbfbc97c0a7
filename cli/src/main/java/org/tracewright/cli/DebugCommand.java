package org.tracewright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Options;
import org.tracewright.debugger.Debugger;
import org.tracewright.debugger.Guest;
import org.tracewright.debugger.Report;
import org.tracewright.debugger.prompt.Prompt;

/** {@code tw debug}: a guest program under the debugger's commands. */
final class DebugCommand implements Command {
  @Override
  public String usage() {
    return "[OPTION...] PROGRAM [ARG...]";
  }

  @Override
  public String description() {
    return """
        Runs a guest program under the debugger. 'help' at its prompt lists the commands. With
        --batch the exit status is 1 if a command failed, else the guest's if it has ended.""";
  }

  @Override
  public Options options() {
    return DebugOptions.known();
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    Arguments given = Arguments.parse("debug", options(), arguments);
    if (given.has("help")) {
      HelpCommand.explain("debug", streams);
      return ExitStatus.OK;
    }
    if (given.operands().isEmpty()) {
      throw UserError.usage("tw debug needs a program", "write: tw debug " + usage());
    }
    return run(DebugOptions.of(given), streams);
  }

  private static int run(DebugOptions options, Streams streams) {
    ProgramFile file = ProgramFile.read(options.run().program());
    List<String> script = options.script() == null ? List.of() : lines(options.script());
    Target target = Targets.of(options.run().cpu(), file);
    Guest guest = target.debuggee(file, options.run(), streams);
    Debugger debugger = new Debugger(guest);
    options.run().tune(guest.machine().cpu());
    options.run().engine().applyTo(debugger);
    Report out = streams::print;
    debugger.script(script, out);
    debugger.script(options.commands(), out);
    if (options.batch() || debugger.hasQuit()) {
      return debugger.exitStatus();
    }
    new Prompt(debugger, streams.in(), streams.out(), streams.interactive()).run();
    return ExitStatus.OK;
  }

  private static List<String> lines(String script) {
    try {
      return Files.readAllLines(Path.of(script));
    } catch (IOException | InvalidPathException e) {
      throw UserError.usage("--script: cannot read " + script, "name a file with commands");
    }
  }
}
