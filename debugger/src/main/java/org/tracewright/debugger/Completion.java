package org.tracewright.debugger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tracewright.sim.Register;
import org.tracewright.sim.Symbols.Symbol;

/** What may be typed next. */
final class Completion {
  private static final int MOST = 500;

  private final Session session;
  private final CommandTable table;
  private final List<String> topics;

  Completion(Session session, CommandTable table, List<String> topics) {
    this.session = session;
    this.table = table;
    this.topics = topics;
  }

  /** The words that may stand where the last one of the line begins. */
  List<String> candidates(String line) {
    String typed = line.stripLeading();
    int space = typed.indexOf(' ');
    if (space < 0) {
      return table.beginningWith(typed).stream().map(Command::name).toList();
    }
    String start = typed.substring(lastBreak(typed) + 1);
    try {
      Command command = table.find(typed.substring(0, space).replaceFirst("/.*", ""));
      return words(command, start);
    } catch (DebuggerException e) {
      return List.of();
    }
  }

  /** Where the word that is being typed begins, less one. */
  static int lastBreak(String typed) {
    int at = typed.length() - 1;
    while (at >= 0 && " *&()+-,=<>!|^~[]".indexOf(typed.charAt(at)) < 0) {
      at--;
    }
    return at;
  }

  private List<String> words(Command command, String start) {
    List<String> all =
        switch (command.operand()) {
          case NOTHING, STOPPOINT -> List.of();
          case LOCATION, EXPRESSION, REGISTER -> start.startsWith("$") ? registers() : symbols();
          case FILE -> files(start);
          case COMMAND -> table.all().stream().map(Command::name).toList();
          case WORD -> choices(command);
        };
    return all.stream().filter(word -> word.startsWith(start)).distinct().limit(MOST).toList();
  }

  private List<String> choices(Command command) {
    return switch (command.name()) {
      case "info" -> topics;
      case "engine" -> Engines.NAMES;
      case "jit" -> List.of("list", "show", "why", "exits");
      case "profile" -> List.of("on", "off", "folded");
      case "coverage" -> List.of("on", "off", "lcov");
      default -> List.of("on", "off");
    };
  }

  private List<String> registers() {
    List<String> names = new ArrayList<>();
    for (Register r : session.cpu().registers()) {
      names.add("$" + r.name());
    }
    return names;
  }

  private List<String> symbols() {
    return session.machine().symbols().all().stream()
        .map(Symbol::name)
        .filter(name -> !name.isEmpty())
        .sorted()
        .toList();
  }

  private static List<String> files(String start) {
    try {
      int slash = start.lastIndexOf('/') + 1;
      Path folder = Path.of(slash == 0 ? "." : start.substring(0, slash));
      try (Stream<Path> entries = Files.list(folder)) {
        return entries
            .map(
                p ->
                    start.substring(0, slash) + p.getFileName() + (Files.isDirectory(p) ? "/" : ""))
            .sorted()
            .toList();
      }
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }
}
