package org.tracewright.cli;

import java.util.List;

/** The commands by name. A command's class is loaded only when it is asked for. */
final class Commands {
  private Commands() {}

  /** The names, in the order help lists them. */
  static List<String> names() {
    return List.of(
        "run", "debug", "gdbserver", "info", "asm", "disasm", "jit", "bench", "doctor", "help");
  }

  /**
   * The command of that name.
   *
   * @throws UserError if there is none
   */
  static Command named(String name) {
    return switch (name) {
      case "run" -> new RunCommand();
      case "debug" -> new DebugCommand();
      case "info" -> new InfoCommand();
      case "asm" -> new AsmCommand();
      case "disasm" -> new DisasmCommand();
      case "jit" -> new JitCommand();
      case "bench" -> new BenchCommand();
      case "gdbserver" -> new GdbserverCommand();
      case "doctor" -> new DoctorCommand();
      case "help" -> new HelpCommand();
      default -> throw unknown(name);
    };
  }

  private static UserError unknown(String name) {
    String kind = name.startsWith("-") ? "option" : "command";
    return UserError.usage(
        "unknown " + kind + " '" + name + "'",
        Spelling.suggestion(name, names()) + "'tw help' lists the commands");
  }
}
