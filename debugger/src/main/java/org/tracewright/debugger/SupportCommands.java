package org.tracewright.debugger;

import static org.tracewright.debugger.Command.Group.SUPPORT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tracewright.debugger.Command.Operand;

/** Commands about commands. */
final class SupportCommands {
  private final CommandTable table;
  private final Debugger debugger;

  SupportCommands(CommandTable table, Debugger debugger) {
    this.table = table;
    this.debugger = debugger;
  }

  void addTo() {
    table.add(
        Command.of(SUPPORT, "help", "[COMMAND]", "Explains a command, or lists all.", this::help)
            .shorts("h")
            .takes(Operand.COMMAND));
    table.add(
        Command.of(
            SUPPORT, "apropos", "WORD", "Finds commands by what their help says.", this::apropos));
    table.add(
        Command.of(SUPPORT, "source", "FILE", "Executes the commands in a file.", this::source)
            .takes(Operand.FILE));
    table.add(
        Command.of(
            SUPPORT, "echo", "TEXT", "Prints a text.", (words, out) -> out.line(words.strip())));
    table.add(
        Command.of(SUPPORT, "quit", "", "Leaves the debugger.", (words, out) -> debugger.quit())
            .shorts("q", "exit"));
  }

  private void help(String words, Report out) {
    if (!words.isBlank()) {
      explain(table.find(words.strip()), out);
      return;
    }
    for (Command.Group group : Command.Group.values()) {
      out.line(group.title());
      table.all().stream()
          .filter(c -> c.group() == group)
          .forEach(c -> out.line(String.format("  %-18s %s", c.name(), c.summary())));
    }
    out.line("'help COMMAND' says more. A command may be shortened while it is the only one; an");
    out.line("empty line repeats the last step.");
  }

  private static void explain(Command c, Report out) {
    out.line((c.name() + " " + c.usage()).strip());
    out.line("  " + c.summary());
    c.details().forEach(line -> out.line("  " + line));
    if (!c.shorts().isEmpty()) {
      out.line("  Short: " + String.join(", ", c.shorts()));
    }
  }

  private void apropos(String words, Report out) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      throw new DebuggerException("'apropos' needs a word");
    }
    List<Command> found = table.all().stream().filter(c -> text(c).contains(wanted)).toList();
    if (found.isEmpty()) {
      throw new DebuggerException("no command's help speaks of '" + words.strip() + "'");
    }
    found.forEach(c -> out.line(String.format("%-18s %s", c.name(), c.summary())));
  }

  private static String text(Command c) {
    return (c.name() + " " + c.summary() + " " + String.join(" ", c.details()))
        .toLowerCase(Locale.ROOT);
  }

  private void source(String words, Report out) {
    String name = words.strip();
    if (name.isEmpty()) {
      throw new DebuggerException("'source' needs a file with commands");
    }
    try {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file)) {
        throw new DebuggerException("there is no script '" + name + "'");
      }
      debugger.script(Files.readAllLines(file), out);
    } catch (IOException | InvalidPathException e) {
      throw new DebuggerException("cannot read the script '" + name + "': " + e.getMessage());
    }
  }
}
