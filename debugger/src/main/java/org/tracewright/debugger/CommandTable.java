package org.tracewright.debugger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands by their names, whole or abbreviated. */
final class CommandTable {
  private final String kind;
  private final Map<String, Command> byName = new LinkedHashMap<>();
  private final Map<String, Command> byShort = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param kind what messages call one of them: {@code command}
   */
  CommandTable(String kind) {
    this.kind = kind;
  }

  /**
   * Adds a command.
   *
   * @throws IllegalArgumentException if one of its names is taken
   */
  void add(Command command) {
    put(byName, command.name(), command);
    command.shorts().forEach(name -> put(byShort, name, command));
  }

  private static void put(Map<String, Command> names, String name, Command command) {
    if (names.putIfAbsent(name, command) != null) {
      throw new IllegalArgumentException("two commands are called " + name);
    }
  }

  /** All commands, in the order they were added. */
  List<Command> all() {
    return List.copyOf(byName.values());
  }

  /**
   * The command of that name.
   *
   * @throws DebuggerException if there is none, or several begin so
   */
  Command find(String name) {
    Command exact = byName.getOrDefault(name, byShort.get(name));
    if (exact != null) {
      return exact;
    }
    List<Command> found = beginningWith(name);
    if (found.size() == 1) {
      return found.get(0);
    }
    throw found.isEmpty() ? unknown(name) : ambiguous(name, found);
  }

  /** Those whose names begin so. */
  List<Command> beginningWith(String start) {
    return byName.values().stream().filter(c -> c.name().startsWith(start)).toList();
  }

  private DebuggerException unknown(String name) {
    List<String> names = new ArrayList<>(byName.keySet());
    return new DebuggerException(
        "unknown " + kind + " '" + name + "'" + Nearest.suggestion(name, names) + "; try 'help'");
  }

  private DebuggerException ambiguous(String name, List<Command> found) {
    List<String> names = found.stream().map(Command::name).toList();
    return new DebuggerException(
        "'" + name + "' is the beginning of several: " + String.join(", ", names));
  }
}
