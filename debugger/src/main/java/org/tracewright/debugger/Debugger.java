package org.tracewright.debugger;

import static org.tracewright.debugger.Command.Group.DATA;
import static org.tracewright.debugger.Command.Group.STOPPING;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracewright.debugger.Command.Operand;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;

/**
 * The command engine: lines of text go in, lines of text come out. It knows no terminal; a prompt,
 * a script and gdb's {@code monitor} all use it.
 *
 * <pre>{@code
 * Debugger debugger = new Debugger(guest);
 * debugger.execute("break main", System.out::println);
 * debugger.execute("run", System.out::println);
 * }</pre>
 */
public final class Debugger {
  private static final Pattern LINE =
      Pattern.compile("\\s*([A-Za-z][A-Za-z-]*)(.*)", Pattern.DOTALL);
  private static final int DEEPEST_SCRIPT = 16;

  private final Session session;
  private final Engines engines;
  private final Panel panel;
  private final CommandTable table = new CommandTable("command");
  private final Completion completion;
  private boolean panelAtStops;
  private boolean quit;
  private int failures;
  private int scripts;
  private String last = "";
  private Stop collecting;
  private List<String> collected;

  /** A debugger of this guest, which has not started yet. */
  public Debugger(Guest guest) {
    session = new Session(guest);
    engines = new Engines(session);
    panel = new Panel(session);
    Formats formats = new Formats(session);
    Sources sources = new Sources(guest.program());
    StopText text = new StopText(session, sources, formats);
    MeasureCommands measure = new MeasureCommands(session, engines);
    Runner runner = new Runner(session, text, measure, this::stopped);
    DataCommands data = new DataCommands(session, text, formats);
    StateCommands states = new StateCommands(session, text);
    JitCommands jit = new JitCommands(session, engines);
    InfoCommands info = new InfoCommands(session, data, states, jit, sources);
    new RunCommands(session, runner).addTo(table);
    new StopCommands(session).addTo(table);
    addStopScripts();
    states.addTo(table);
    data.addTo(table);
    info.addTo(table);
    new CodeCommands(session, sources).addTo(table);
    measure.addTo(table);
    jit.addTo(table);
    new SupportCommands(table, this).addTo();
    completion = new Completion(session, table, info.names());
  }

  private void addStopScripts() {
    table.add(
        Command.of(
                STOPPING, "commands", "[NUMBER]", "Sets what is done at each stop.", this::collect)
            .takes(Operand.STOPPOINT)
            .details("The lines that follow, up to one that says 'end'; none for nothing."));
    table.add(
        Command.of(
                DATA,
                "context",
                "[on | off]",
                "Shows registers, stack, code and display.",
                this::context)
            .takes(Operand.WORD)
            .details("With 'on', at every stop. What changed since the last time is marked."));
  }

  /** Control over the guest's runs, which a server shares with the commands. */
  public RunControl control() {
    return session.control();
  }

  /** The guest. */
  public Guest guest() {
    return session.guest();
  }

  /** Has changes marked by colours. */
  public void setColours(boolean on) {
    panel.setColours(on);
  }

  /** Has the guest executed by an engine: interpreter, jit or lockstep. */
  public void useEngine(String name) {
    engines.use(name);
  }

  /** The name of the engine in use. */
  public String engine() {
    return engines.name();
  }

  /** Where the guest is, for a status line: {@code 0x80000010 <main+0x10>}. */
  public String place() {
    return session.place(session.cpu().pc());
  }

  /** Ends a run that goes on soon. From any thread. */
  public void interrupt() {
    session.control().interrupt();
  }

  /**
   * Executes one line: a command, a comment behind {@code #}, or nothing, which repeats a step.
   *
   * @return whether it was done; if not, the line written last says why
   */
  public boolean execute(String line, Report out) {
    boolean done = attempt(line, out);
    for (List<String> more = session.takePending(); !more.isEmpty() && !quit; ) {
      List<String> rest = new ArrayList<>(more.subList(1, more.size()));
      done &= attempt(more.get(0), out);
      List<String> next = new ArrayList<>(session.takePending());
      // What a stop on the way asks for replaces the rest, as that was meant for another place.
      more = next.isEmpty() ? rest : next;
    }
    return done;
  }

  private boolean attempt(String line, Report out) {
    try {
      perform(line, out);
      return true;
    } catch (DebuggerException e) {
      failures++;
      out.line(e.getMessage());
      return false;
    }
  }

  private void perform(String line, Report out) {
    if (collecting != null) {
      collectLine(line.strip());
      return;
    }
    String text = line.isBlank() ? last : line;
    if (text.isBlank() || text.strip().startsWith("#")) {
      return;
    }
    Matcher m = LINE.matcher(text);
    if (!m.matches()) {
      throw new DebuggerException("'" + text.strip() + "' is no command; try 'help'");
    }
    last = "";
    Command command = table.find(m.group(1));
    command.action().run(m.group(2), out);
    last = command.repeats() ? repeated(command, text) : "";
  }

  /** What an empty line does: memory and listings go on, steps are done again. */
  private static String repeated(Command command, String text) {
    boolean goesOn = command.name().equals("x") || command.name().equals("list");
    Matcher slash = Pattern.compile("\\s*[a-z]+(/\\S+)?.*").matcher(text);
    String format = slash.matches() && slash.group(1) != null ? slash.group(1) : "";
    return goesOn ? command.name() + format : text;
  }

  /** Executes lines, until one that leaves. */
  public void script(List<String> lines, Report out) {
    if (scripts == DEEPEST_SCRIPT) {
      throw new DebuggerException("scripts call each other too deeply");
    }
    scripts++;
    for (String line : lines) {
      if (!quit && !line.isBlank()) {
        execute(line, out);
      }
    }
    scripts--;
  }

  private void collect(String words, Report out) {
    collecting = words.isBlank() ? session.stops().latest() : session.stops().find(words.strip());
    collected = new ArrayList<>();
  }

  private void collectLine(String line) {
    if (line.equals("end")) {
      collecting.setCommands(collected);
      collecting = null;
    } else {
      collected.add(line);
    }
  }

  /** Whether lines are taken for a stop and not executed yet. */
  public boolean isCollecting() {
    return collecting != null;
  }

  private void context(String words, Report out) {
    switch (words.strip()) {
      case "on" -> panelAtStops = true;
      case "off" -> panelAtStops = false;
      case "" -> panel.show(out);
      default -> throw new DebuggerException("'context' takes on or off");
    }
  }

  private void stopped(Report out) {
    if (panelAtStops) {
      panel.show(out);
    }
  }

  /** What may stand at the end of a line that is being typed. */
  public List<String> complete(String line) {
    return completion.candidates(line);
  }

  /** Whether a command is known by this name. */
  public boolean knows(String name) {
    try {
      return table.find(name) != null;
    } catch (DebuggerException e) {
      return false;
    }
  }

  void quit() {
    quit = true;
  }

  /** Whether the user wants to leave. */
  public boolean hasQuit() {
    return quit;
  }

  /** The status to leave with: 1 if a command failed, else the guest's, 0 if it did not end. */
  public int exitStatus() {
    if (failures > 0) {
      return 1;
    }
    return switch (session.end()) {
      case StopReason.Exited e -> e.status() & 0xff;
      case StopReason.Trap t -> 128 + t.signal();
      case null, default -> 0;
    };
  }
}
