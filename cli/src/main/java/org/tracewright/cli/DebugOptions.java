package org.tracewright.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * How to debug a program.
 *
 * @param run how to run it
 * @param script file with commands, {@code null} for none
 * @param commands to execute first, after those of the script
 * @param batch whether to end when they are done
 */
record DebugOptions(RunOptions run, String script, List<String> commands, boolean batch) {
  /** Options of {@code tw run} that mean nothing here. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "max-instructions",
          "stats",
          "log-commits",
          "signature",
          "signature-granularity",
          "headless",
          "frames",
          "screen",
          "record",
          "audio");

  /** The options of {@code tw debug}. */
  static Options known() {
    Options known = new Options();
    for (Option option : RunOptions.known().getOptions()) {
      if (!NOT_HERE.contains(option.getLongOpt())) {
        known.addOption(option);
      }
    }
    return known
        .addOption(
            Option.builder("ex")
                .longOpt("execute")
                .hasArg()
                .argName("COMMAND")
                .desc("execute this command; may be repeated")
                .get())
        .addOption(
            Option.builder("x")
                .longOpt("script")
                .hasArg()
                .argName("FILE")
                .desc("execute the commands in this file first")
                .get())
        .addOption(Option.builder().longOpt("batch").desc("end when the commands are done").get());
  }

  /**
   * The options as given.
   *
   * @throws UserError for a value that is none
   */
  static DebugOptions of(Arguments given) {
    String[] commands = given.options().getOptionValues("execute");
    return new DebugOptions(
        RunOptions.of(given),
        given.value("script"),
        commands == null ? List.of() : List.copyOf(Arrays.asList(commands)),
        given.has("batch"));
  }
}
