package org.tracewright.cli;

import java.util.List;
import java.util.Objects;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.Symbols;

/** A mistake of the user: what is wrong, what to do about it, and the status to end with. */
final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String remedy;
  private final int status;

  /**
   * @param cause names the culprit and the rule it breaks, on one line
   * @param remedy what to do about it, on one line
   * @param status one of {@link ExitStatus}
   */
  UserError(String cause, String remedy, int status) {
    super(Objects.requireNonNull(cause));
    this.remedy = Objects.requireNonNull(remedy);
    this.status = status;
  }

  /** A mistake on the command line. */
  static UserError usage(String cause, String remedy) {
    return new UserError(cause, remedy, ExitStatus.USAGE);
  }

  /** A program that cannot be loaded. */
  static UserError of(ProgramException e) {
    int status =
        switch (e.problem()) {
          case MISSING -> ExitStatus.NO_SUCH_FILE;
          case UNUSABLE -> ExitStatus.NOT_RUNNABLE;
        };
    return new UserError(e.getMessage(), e.remedy(), status);
  }

  /** A name that is not in a program's symbol table. */
  static UserError noSymbol(String file, String name, Symbols symbols) {
    List<String> names = symbols.all().stream().map(Symbols.Symbol::name).toList();
    return usage(
        file + ": has no symbol '" + name + "'",
        Spelling.suggestion(name, names) + "its symbol table has " + names.size() + " names");
  }

  /** A value that breaks a rule: what stands before the first semicolon is the cause. */
  static UserError ofRule(IllegalArgumentException e) {
    String text = String.valueOf(e.getMessage());
    int semicolon = text.indexOf("; ");
    return semicolon < 0
        ? usage(text, "'tw help' explains the options")
        : usage(text.substring(0, semicolon), text.substring(semicolon + 2));
  }

  String remedy() {
    return remedy;
  }

  int status() {
    return status;
  }
}
