package org.tracewright.debugger;

import static org.tracewright.debugger.Command.Group.DATA;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.debugger.Command.Operand;
import org.tracewright.debugger.dwarf.SourceLine;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Hex;
import org.tracewright.sim.Memory;
import org.tracewright.sim.Symbols.Symbol;
import org.tracewright.sim.control.Breakpoint;

/** The command {@code info}: what is set up, and what is known. */
final class InfoCommands {
  private static final int MOST_SYMBOLS = 200;

  private final Session session;
  private final CommandTable topics = new CommandTable("topic of info");

  InfoCommands(
      Session session, DataCommands data, StateCommands states, JitCommands jit, Sources sources) {
    this.session = session;
    topic("registers", "[NAME...]", "The registers; 'all' for every one.", data::registers)
        .forEach(topics::add);
    topic("breakpoints", "", "Breakpoints and watchpoints.", this::breakpoints)
        .forEach(topics::add);
    topics.add(of("symbol", "ADDRESS", "What an address belongs to.", this::symbol));
    topics.add(of("symbols", "[PART]", "The symbols whose names contain PART.", this::symbols));
    topics.add(of("line", "[LOCATION]", "The source line of a place.", this::line));
    topics.add(of("devices", "", "The memories and devices.", this::devices));
    topics.add(of("jit", "", "What is compiled, and what of it ran last.", jit::info));
    topics.add(of("checkpoints", "", "The states that were kept.", states::list));
    topics.add(of("program", "", "How far the program has come.", this::program));
    topics.add(of("panel", "", "The guest's display.", this::panel));
    topics.add(of("sources", "", "The source files.", (w, out) -> sources(sources, out)));
  }

  private static Command of(String name, String usage, String summary, Command.Action action) {
    return Command.of(DATA, name, usage, summary, action);
  }

  private static List<Command> topic(
      String name, String usage, String summary, Command.Action action) {
    return List.of(of(name, usage, summary, action).shorts(name.substring(0, 1)));
  }

  void addTo(CommandTable table) {
    List<String> details = new ArrayList<>();
    for (Command topic : topics.all()) {
      details.add(String.format("%-24s %s", topic.name() + " " + topic.usage(), topic.summary()));
    }
    table.add(
        Command.of(DATA, "info", "TOPIC", "Tells about something.", this::info)
            .shorts("i", "inf")
            .takes(Operand.WORD)
            .details(details.toArray(String[]::new)));
  }

  /** The names of the topics. */
  List<String> names() {
    return topics.all().stream().map(Command::name).toList();
  }

  private void info(String words, Report out) {
    String[] parts = words.strip().split("\\s+", 2);
    if (parts[0].isEmpty()) {
      throw new DebuggerException("'info' needs a topic: " + String.join(", ", names()));
    }
    topics.find(parts[0]).action().run(parts.length < 2 ? "" : parts[1], out);
  }

  private void breakpoints(String words, Report out) {
    if (session.stops().all().isEmpty()) {
      out.line("There are no breakpoints or watchpoints.");
      return;
    }
    out.line("Num  Kind                  On  Hits  Where");
    for (Stop stop : session.stops().all()) {
      out.line(
          String.format(
              "%-4d %-21s %-3s %-5d %s",
              stop.number(),
              stop.kind(),
              stop.point().isEnabled() ? "yes" : "no",
              stop.point().hits(),
              where(stop)));
      if (!stop.conditionText().isEmpty()) {
        out.line("     stops only if " + stop.conditionText());
      }
      if (stop.point().ignoring() > 0) {
        out.line("     is passed over " + stop.point().ignoring() + " times more");
      }
      stop.commands().forEach(line -> out.line("       " + line));
    }
  }

  private String where(Stop stop) {
    if (stop.point() instanceof Breakpoint b) {
      String line = session.line(b.address()).map(l -> " at " + l.describe()).orElse("");
      return session.place(b.address()) + line;
    }
    return stop.what();
  }

  private void symbol(String words, Report out) {
    int address = new Locations(session).first(words);
    session
        .machine()
        .symbols()
        .at(address)
        .ifPresentOrElse(
            s -> out.line(session.machine().symbols().describe(address) + ": " + describe(s)),
            () -> out.line("No symbol is known for " + Hex.word(address) + "."));
  }

  private static String describe(Symbol s) {
    String kind = s.kind().name().toLowerCase(java.util.Locale.ROOT);
    return kind + " " + s.name() + " at " + Hex.word(s.address()) + ", " + s.size() + " bytes";
  }

  private void symbols(String words, Report out) {
    List<Symbol> found =
        session.machine().symbols().all().stream()
            .filter(s -> s.name().contains(words.strip()))
            .toList();
    found.stream()
        .limit(MOST_SYMBOLS)
        .forEach(s -> out.line(Hex.word(s.address()) + "  " + s.name() + "  " + s.size()));
    if (found.isEmpty() || found.size() > MOST_SYMBOLS) {
      out.line(found.size() + " symbols; give a part of the name");
    }
  }

  private void line(String words, Report out) {
    int address = new Locations(session).first(words);
    SourceLine line =
        session
            .line(address)
            .orElseThrow(
                () ->
                    new DebuggerException("no source line is known at " + session.place(address)));
    out.line(
        "Line "
            + line.line()
            + " of "
            + line.file()
            + ": "
            + session.place(line.start())
            + " to "
            + Hex.word((int) (line.end() - 1)));
  }

  private void devices(String words, Report out) {
    Bus bus = session.machine().bus();
    for (Memory m : bus.memories()) {
      int last = m.base() + m.size() - 1;
      String kind = m.isWritable() ? "RAM" : "ROM";
      out.line(Hex.word(m.base()) + " to " + Hex.word(last) + "  " + kind + "  " + m.name());
    }
    for (Bus.Mapping d : bus.devices()) {
      int last = d.base() + d.size() - 1;
      out.line(Hex.word(d.base()) + " to " + Hex.word(last) + "  device  " + d.name());
    }
  }

  private void program(String words, Report out) {
    out.line(session.guest().program() + " on " + session.cpu().name());
    out.line("instructions retired: " + session.cpu().retired());
    if (session.end() != null) {
      out.line("It has ended: " + session.end().describe() + ".");
    } else {
      out.line((session.started() ? "It is at " : "It has not started: ") + where());
    }
  }

  private String where() {
    return session.place(session.cpu().pc()) + ".";
  }

  private void panel(String words, Report out) {
    List<String> lines = session.guest().panel();
    out.lines(lines.isEmpty() ? List.of("This guest has no display.") : lines);
  }

  private void sources(Sources sources, Report out) {
    List<String> files = session.guest().lines().files();
    for (String file : files) {
      out.line(file + (sources.lines(file).isEmpty() ? "  (not found)" : ""));
    }
    if (files.isEmpty()) {
      out.line("The program has no line numbers.");
    }
  }
}
