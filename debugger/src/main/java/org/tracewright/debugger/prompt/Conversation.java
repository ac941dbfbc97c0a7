package org.tracewright.debugger.prompt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;
import org.tracewright.debugger.Debugger;

/** The prompt at a terminal. */
final class Conversation {
  private static final String ASKING = "(tw) ";
  private static final String TAKING = "> ";

  private final Debugger debugger;
  private final Terminal terminal;
  private final LineReader reader;
  private final Pager pager;
  private final StatusLine status;

  Conversation(Debugger debugger, Terminal terminal) {
    this.debugger = debugger;
    this.terminal = terminal;
    this.reader = reader(debugger, terminal);
    this.pager = new Pager(terminal);
    this.status = new StatusLine(debugger, isDumb() ? null : Status.getStatus(terminal));
    debugger.setColours(!isDumb());
  }

  private boolean isDumb() {
    return terminal.getStringCapability(Capability.cursor_address) == null;
  }

  private static LineReader reader(Debugger debugger, Terminal terminal) {
    DefaultParser words = new DefaultParser();
    words.setEscapeChars(null);
    words.setQuoteChars(new char[0]);
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("tracewright")
        .parser(words)
        .completer(
            (r, line, found) -> complete(debugger, line.line(), line.cursor(), line.word(), found))
        .highlighter(new Colours(debugger))
        .variable(LineReader.HISTORY_FILE, historyFile(System.getenv()))
        .variable(LineReader.DISABLE_HISTORY, false)
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .build();
  }

  /** Where the state of programs is kept: the XDG Base Directory Specification. */
  static Path historyFile(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        state.startsWith("/")
            ? Path.of(state)
            : Path.of(environment.getOrDefault("HOME", "."), ".local", "state");
    return base.resolve("tracewright").resolve("debug-history");
  }

  /** What may follow; the reader replaces its whole last word, of which ours may be an end. */
  private static void complete(
      Debugger debugger, String line, int cursor, String word, List<Candidate> found) {
    String typed = line.substring(0, cursor);
    List<String> words = debugger.complete(typed);
    for (String candidate : words) {
      String kept = kept(word, candidate);
      found.add(new Candidate(kept + candidate, candidate, null, null, null, null, true));
    }
  }

  /** The part of the last word that stands before what the candidate completes. */
  private static String kept(String word, String candidate) {
    for (int from = 0; from <= word.length(); from++) {
      if (candidate.startsWith(word.substring(from))) {
        return word.substring(0, from);
      }
    }
    return word;
  }

  void run() {
    Terminal.SignalHandler before = terminal.handle(Signal.INT, signal -> debugger.interrupt());
    try {
      while (!debugger.hasQuit()) {
        turn();
      }
    } catch (EndOfFileException e) {
      debugger.execute("quit", line -> {});
    } finally {
      status.hide();
      terminal.handle(Signal.INT, before);
      terminal.flush();
    }
  }

  private void turn() {
    status.show();
    try {
      perform(reader.readLine(debugger.isCollecting() ? TAKING : ASKING));
    } catch (UserInterruptException e) {
      terminal.flush(); // Ctrl-C at the prompt gives the line up
    }
  }

  private void perform(String line) {
    List<String> said = new ArrayList<>();
    status.measure(() -> debugger.execute(line, said::add));
    pager.show(said);
  }
}
