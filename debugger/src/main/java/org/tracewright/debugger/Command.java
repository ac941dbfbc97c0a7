package org.tracewright.debugger;

import java.util.List;
import java.util.Objects;

/**
 * A command: a row of the table.
 *
 * @param name in full; a unique beginning of it will do as well
 * @param shorts what it may also be called, and what of its beginnings it wins against others
 * @param group under which help lists it
 * @param usage what follows the name
 * @param summary what it does, in one line
 * @param details more about it, a line each; the examples among them begin with the prompt
 * @param operand what it takes, for completion
 * @param repeats whether an empty line does it again
 * @param action does it
 */
record Command(
    String name,
    List<String> shorts,
    Group group,
    String usage,
    String summary,
    List<String> details,
    Operand operand,
    boolean repeats,
    Action action) {

  /** The groups that help lists. */
  enum Group {
    RUNNING("Running"),
    STOPPING("Breakpoints and watchpoints"),
    BACKWARDS("Going back"),
    DATA("Looking at data and changing it"),
    CODE("Looking at code"),
    MEASURING("Engines and measurements"),
    SUPPORT("Help and scripts");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** What a command takes. */
  enum Operand {
    NOTHING,
    LOCATION,
    EXPRESSION,
    REGISTER,
    STOPPOINT,
    FILE,
    COMMAND,
    WORD
  }

  /** Does a command's work. */
  @FunctionalInterface
  interface Action {
    /**
     * Does it.
     *
     * @param words what follows the command's name
     * @param out where to write
     * @throws DebuggerException if the user made a mistake
     */
    void run(String words, Report out);
  }

  Command {
    Objects.requireNonNull(action);
    shorts = List.copyOf(shorts);
    details = List.copyOf(details);
  }

  /** A command without short names, details or operands, which an empty line does not repeat. */
  static Command of(Group group, String name, String usage, String summary, Action action) {
    return new Command(
        name, List.of(), group, usage, summary, List.of(), Operand.NOTHING, false, action);
  }

  Command shorts(String... names) {
    return new Command(
        name, List.of(names), group, usage, summary, details, operand, repeats, action);
  }

  Command details(String... lines) {
    return new Command(
        name, shorts, group, usage, summary, List.of(lines), operand, repeats, action);
  }

  Command takes(Operand what) {
    return new Command(name, shorts, group, usage, summary, details, what, repeats, action);
  }

  Command repeating() {
    return new Command(name, shorts, group, usage, summary, details, operand, true, action);
  }
}
