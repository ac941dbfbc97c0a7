package org.tracewright.debugger;

import static org.tracewright.debugger.Command.Group.BACKWARDS;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracewright.debugger.Command.Operand;
import org.tracewright.sim.Snapshot;
import org.tracewright.sim.SnapshotFile;
import org.tracewright.sim.control.Bookmark;

/** Commands that keep states and go to them. */
final class StateCommands {
  private final Session session;
  private final StopText text;
  private final SortedMap<Integer, Bookmark> checkpoints = new TreeMap<>();
  private int last;

  StateCommands(Session session, StopText text) {
    this.session = session;
    this.text = text;
  }

  void addTo(CommandTable table) {
    table.add(
        Command.of(BACKWARDS, "checkpoint", "", "Keeps the present state.", this::checkpoint)
            .details("'info checkpoints' lists what is kept; 'restore' goes there."));
    table.add(
        Command.of(BACKWARDS, "restore", "NUMBER", "Goes to a state that was kept.", this::restore)
            .details("What the guest wrote to files and terminals stays.", "(tw) restore 1"));
    table.add(
        Command.of(BACKWARDS, "save", "FILE", "Writes the present state to a file.", this::save)
            .takes(Operand.FILE));
    table.add(
        Command.of(BACKWARDS, "load", "FILE", "Goes to a state from a file.", this::load)
            .takes(Operand.FILE)
            .details("The file must have been saved from the same program."));
  }

  private void checkpoint(String words, Report out) {
    RunCommands.nothing("checkpoint", words);
    checkpoints.put(++last, session.control().bookmark());
    out.line("Checkpoint " + last + " at " + session.place(session.cpu().pc()));
  }

  /** What {@code info checkpoints} prints. */
  void list(String words, Report out) {
    if (checkpoints.isEmpty()) {
      out.line("There are no checkpoints.");
    }
    checkpoints.forEach(
        (number, kept) -> {
          Snapshot state = kept.snapshot();
          String where = session.place(state.pc());
          out.line(number + "\t" + where + " after " + state.retired() + " instructions");
        });
  }

  private void restore(String words, Report out) {
    String number = words.strip();
    Bookmark kept = number.matches("\\d{1,9}") ? checkpoints.get(Integer.parseInt(number)) : null;
    if (kept == null) {
      throw new DebuggerException(
          "there is no checkpoint '" + number + "'; 'info checkpoints' lists them");
    }
    go(kept, out);
  }

  private void go(Bookmark state, Report out) {
    session.control().restore(state);
    session.arrived();
    text.where(out);
  }

  private static Path file(String words) {
    if (words.isBlank()) {
      throw new DebuggerException("the name of a file is missing");
    }
    try {
      return Path.of(words.strip());
    } catch (InvalidPathException e) {
      throw new DebuggerException("'" + words.strip() + "' is no name for a file");
    }
  }

  private void save(String words, Report out) {
    Path file = file(words);
    Snapshot state = session.control().bookmark().snapshot();
    try {
      long length = SnapshotFile.write(state, session.guest().identity(), file);
      out.line("Saved to " + file + ", " + length + " bytes.");
    } catch (IOException e) {
      String reason = e instanceof NoSuchFileException ? "there is no such folder" : e.getMessage();
      throw new DebuggerException("cannot write " + file + ": " + reason);
    }
  }

  private void load(String words, Report out) {
    Path file = file(words);
    try {
      go(Bookmark.of(SnapshotFile.read(file, session.guest().identity())), out);
    } catch (IOException e) {
      throw new DebuggerException("cannot load " + file + ": " + reason(e));
    } catch (IllegalArgumentException e) {
      throw new DebuggerException("cannot load " + file + ": it is of another machine");
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
  }
}
