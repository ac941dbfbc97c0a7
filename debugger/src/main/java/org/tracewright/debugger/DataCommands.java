package org.tracewright.debugger;

import static org.tracewright.debugger.Command.Group.DATA;

import java.util.List;
import org.tracewright.debugger.Command.Operand;
import org.tracewright.debugger.expression.Value;
import org.tracewright.sim.Register;

/** Commands that look at data and change it. */
final class DataCommands {
  private final Session session;
  private final StopText text;
  private final Formats formats;
  private final Examine examine;

  DataCommands(Session session, StopText text, Formats formats) {
    this.session = session;
    this.text = text;
    this.formats = formats;
    this.examine = new Examine(session, formats);
  }

  void addTo(CommandTable table) {
    table.add(
        Command.of(
                DATA,
                "print",
                "[/FORMAT] EXPRESSION",
                "Prints the value of an expression.",
                this::print)
            .shorts("p", "inspect")
            .takes(Operand.EXPRESSION)
            .details(
                "Expressions are C's, with integers: $REGISTER, variables of the program, &NAME,",
                "*(u16*)ADDRESS, casts to u8 to i64, $1 for the first value printed.",
                "FORMAT is x d u o t a or c.",
                "(tw) print/x $sp + 8",
                "(tw) print work[3] * 2"));
    table.add(
        Command.of(
                DATA,
                "x",
                "[/COUNT FORMAT UNIT] [ADDRESS]",
                "Shows memory.",
                (words, out) -> examine.show(words, out))
            .takes(Operand.EXPRESSION)
            .details(
                "FORMAT is x d u o t a c, s for text or i for instructions; UNIT is b, h, w or g",
                "for 1, 2, 4 or 8 bytes. Without an ADDRESS, goes on behind what was shown last.",
                "(tw) x/8xw $sp",
                "(tw) x/s message",
                "(tw) x/4i $pc")
            .repeating());
    table.add(
        Command.of(
                DATA,
                "set",
                "NAME = EXPRESSION",
                "Changes a register, memory or a variable.",
                this::set)
            .takes(Operand.EXPRESSION)
            .details(
                "What was recorded to come after this moment is forgotten.",
                "(tw) set $a0 = 0",
                "(tw) set *(u8*)0x80001000 = 'x'",
                "(tw) set failures = failures + 1"));
    table.add(
        Command.of(
                DATA,
                "display",
                "[/FORMAT EXPRESSION]",
                "Prints an expression at every stop.",
                this::display)
            .takes(Operand.EXPRESSION)
            .details("Without an EXPRESSION, prints all that are displayed."));
    table.add(
        Command.of(
            DATA,
            "undisplay",
            "[NUMBER]",
            "Ends a display, or all.",
            (words, out) -> text.removeDisplays(words)));
  }

  /** What {@code info registers} prints. */
  void registers(String words, Report out) {
    if (words.isBlank()) {
      session.guest().mainRegisters().forEach(r -> register(r, out));
    } else if (words.strip().equals("all")) {
      session.cpu().registers().forEach(r -> register(r, out));
    } else {
      List<Register> named =
          List.of(words.strip().split("[\\s,]+")).stream()
              .map(session.names()::registerOrFail)
              .toList();
      named.forEach(r -> register(r, out));
    }
  }

  private void register(Register r, Report out) {
    long bits = session.cpu().register(r.number());
    Value value = session.names().named(r.name());
    String natural = formats.text(value, "");
    String hex = "0x" + Long.toHexString(bits);
    out.line(
        String.format("%-14s %-18s %s", r.name(), hex, natural.equals(hex) ? "" : natural)
            .stripTrailing());
  }

  private void print(String words, Report out) {
    Formats.Slash slash = Formats.Slash.of(words);
    if (slash.rest().isEmpty()) {
      throw new DebuggerException("'print' needs an expression; 'help print' shows some");
    }
    Value value = session.evaluate(slash.rest());
    String shown = formats.text(value, slash.format());
    session.values().add(value);
    out.line("$" + session.values().size() + " = " + shown);
  }

  private void set(String words, Report out) {
    String assignment = words.strip().replaceFirst("^var(iable)?\\s+", "");
    if (!assignment.matches("(?s).*[^=!<>]=[^=].*")) {
      throw new DebuggerException("'set' needs NAME = EXPRESSION; 'help set' shows some");
    }
    session.evaluate(assignment);
  }

  private void display(String words, Report out) {
    if (words.isBlank()) {
      text.displays(out);
      return;
    }
    Formats.Slash slash = Formats.Slash.of(words);
    session.evaluate(slash.rest());
    text.display(text.addDisplay(slash.rest(), slash.format()), out);
  }
}
