package org.tracewright.debugger;

import static org.tracewright.debugger.Command.Group.CODE;

import java.util.List;
import java.util.Optional;
import org.tracewright.debugger.Command.Operand;
import org.tracewright.debugger.dwarf.Frame;
import org.tracewright.debugger.dwarf.SourceLine;
import org.tracewright.sim.Hex;

/** Commands that look at code: as assembly, as source, as a stack of calls. */
final class CodeCommands {
  private static final int LINES = 10;
  private static final int MOST_FRAMES = 10_000;

  private final Session session;
  private final Sources sources;
  private final Locations locations;
  private String listed;
  private int listedTo;

  CodeCommands(Session session, Sources sources) {
    this.session = session;
    this.sources = sources;
    this.locations = new Locations(session);
  }

  void addTo(CommandTable table) {
    table.add(
        Command.of(
                CODE,
                "disassemble",
                "[FUNCTION | FROM,TO | FROM,+LENGTH]",
                "Shows code as assembly, with its source lines.",
                this::disassemble)
            .shorts("disas")
            .takes(Operand.LOCATION)
            .details("(tw) disassemble swap", "(tw) disassemble $pc,+16"));
    table.add(
        Command.of(CODE, "list", "[LINE | FUNCTION | FILE:LINE]", "Shows source text.", this::list)
            .shorts("l")
            .takes(Operand.LOCATION)
            .repeating());
    table.add(
        Command.of(CODE, "backtrace", "[COUNT]", "Shows the calls that led here.", this::backtrace)
            .shorts("bt", "where"));
  }

  private void disassemble(String words, Report out) {
    long[] range =
        words.isBlank() ? locations.function(session.cpu().pc()) : locations.range(words);
    int line = 0;
    for (long at = range[0]; at < range[1]; ) {
      int address = (int) at;
      Optional<SourceLine> source = session.line(address);
      if (source.isPresent() && source.get().line() != line) {
        line = source.get().line();
        String text = sources.line(source.get().file(), line).orElse("");
        out.line((source.get().describe() + "\t" + text).stripTrailing());
      }
      out.line(session.code(address));
      int length = session.guest().codeAt(address).length();
      if (length == 0) {
        return;
      }
      at += length;
    }
  }

  private void list(String words, Report out) {
    int first;
    if (words.isBlank() && listed != null) {
      first = listedTo + 1;
    } else {
      int address = locations.first(words);
      SourceLine line = session.line(address).orElseThrow(() -> noSource(address));
      listed = line.file();
      first = Math.max(1, line.line() - LINES / 2);
    }
    List<String> lines = sources.lines(listed);
    if (lines.isEmpty()) {
      throw new DebuggerException(
          "the source " + listed + " is not found; put it there or beside the program");
    }
    if (first > lines.size()) {
      throw new DebuggerException(listed + " has " + lines.size() + " lines");
    }
    listedTo = Math.min(lines.size(), first + LINES - 1);
    for (int n = first; n <= listedTo; n++) {
      out.line(n + "\t" + lines.get(n - 1));
    }
  }

  /** The next listing is of the place where the guest is. */
  void moved() {
    listed = null;
  }

  private DebuggerException noSource(int address) {
    return new DebuggerException(
        "no source line is known at " + session.place(address) + "; was it built with -g?");
  }

  private void backtrace(String words, Report out) {
    long most = words.isBlank() ? MOST_FRAMES : session.evaluate(words).bits();
    if (most < 1) {
      throw new DebuggerException("a count of " + most + "; give 1 or more");
    }
    List<Frame> frames = session.guest().frames((int) Math.min(most, MOST_FRAMES));
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      String found = certainty(frame.found());
      out.line(
          String.format(
                  "#%-2d %s in %s", i, Hex.word(frame.pc()), session.function(frame.callSite()))
              + found);
    }
  }

  private static String certainty(Frame.Found found) {
    return switch (found) {
      case INNERMOST, CALL_FRAMES, INTERRUPTED -> "";
      case PROLOGUE -> "";
      case RETURN_REGISTER, FRAME_POINTER -> "";
      case STACK_SCAN -> "  (guessed from the stack)";
    };
  }
}
