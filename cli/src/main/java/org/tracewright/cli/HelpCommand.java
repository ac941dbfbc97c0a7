package org.tracewright.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code tw help [COMMAND]}. */
final class HelpCommand implements Command {
  private static final int WIDTH = 96;

  private static final String OVERVIEW =
      """
      Usage: tw COMMAND [OPTION...] [ARGUMENT...]

        run       run a guest program
        debug     run a guest program under the debugger
        info      say what is in a program file
        asm       assemble a source file
        disasm    disassemble a program file
        jit       show what is compiled of a program
        bench     measure the engines, side by side with others
        gdbserver let GDB control a guest program
        doctor    check this machine's set-up
        help      explain a command: tw help run

      'tw --version' prints the version. The exit status of 'run' is the guest's; ours are 2 (usage),
      124 (limit reached), 125 (fault of the simulator), 126 (not a program we can run), 127 (no such
      file) and 128+n (the guest died of a trap, n being the signal Linux would send).
      """;

  @Override
  public String usage() {
    return "[COMMAND]";
  }

  @Override
  public String description() {
    return "Explains a command, or lists them all.";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    if (arguments.length == 0) {
      overview(streams.out());
    } else {
      explain(arguments[0], streams);
    }
    return ExitStatus.OK;
  }

  /** Prints the list of commands. */
  static void overview(OutputStream to) {
    PrintStream out = new PrintStream(to, false, StandardCharsets.UTF_8);
    out.print(OVERVIEW);
    out.flush();
  }

  /** Prints the help of one command. */
  static void explain(String name, Streams streams) {
    Command command = Commands.named(name);
    PrintStream out = streams.text();
    out.println("Usage: tw " + (name + " " + command.usage()).strip());
    out.println();
    wrap(out, command.description(), 0);
    if (!command.options().getOptions().isEmpty()) {
      out.println();
      command.options().getOptions().forEach(option -> explain(out, option));
    }
    streams.finish(out);
  }

  private static void explain(PrintStream out, Option option) {
    String name = "  " + (option.getOpt() == null ? "" : "-" + option.getOpt() + ", ");
    name += "--" + option.getLongOpt() + value(option);
    if (name.length() > 28) {
      out.println(name);
      name = "";
    }
    out.print(name + " ".repeat(30 - name.length()));
    wrap(out, option.getDescription(), 30);
  }

  private static String value(Option option) {
    if (!option.hasArg()) {
      return "";
    }
    return option.hasOptionalArg() ? "[=" + option.getArgName() + "]" : " " + option.getArgName();
  }

  private static void wrap(PrintStream out, String text, int indent) {
    int column = indent;
    for (String word : text.strip().split("\\s+")) {
      if (column > indent && column + 1 + word.length() > WIDTH) {
        out.println();
        out.print(" ".repeat(indent));
        column = indent;
      }
      out.print(column == indent ? word : " " + word);
      column += word.length() + (column == indent ? 0 : 1);
    }
    out.println();
  }
}
