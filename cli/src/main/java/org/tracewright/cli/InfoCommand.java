package org.tracewright.cli;

import java.io.PrintStream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code tw info}: says what is in a program file. */
final class InfoCommand implements Command {
  @Override
  public String usage() {
    return "[OPTION...] PROGRAM";
  }

  @Override
  public String description() {
    return "Says what a program file is: processor, environment, memory, symbols.";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Option.builder()
                .longOpt("cpu")
                .hasArg()
                .argName("NAME")
                .desc("the processor: " + Targets.words())
                .get())
        .addOption(Option.builder().longOpt("verbose").desc("show stack traces of faults").get())
        .addOption(Option.builder("h").longOpt("help").desc("explain this command").get());
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    Arguments given = Arguments.parseAnywhere("info", options(), arguments);
    if (given.has("help")) {
      HelpCommand.explain("info", streams);
      return ExitStatus.OK;
    }
    ProgramFile file = ProgramFile.read(given.onlyOperand("info", "a program"));
    PrintStream out = streams.text();
    Targets.of(given.value("cpu"), file).describe(file, out);
    streams.finish(out);
    return ExitStatus.OK;
  }
}
