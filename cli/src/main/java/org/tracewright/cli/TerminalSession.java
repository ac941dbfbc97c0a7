package org.tracewright.cli;

import java.util.List;
import java.util.Locale;
import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Snapshot;
import org.tracewright.sim.StopReason;

/**
 * A guest that is played in the terminal, sixty frames a second.
 *
 * <p>The left of the keyboard is the keypad; Space pauses, Backspace starts again, K keeps the
 * state, L goes back to it, Esc ends.
 */
final class TerminalSession implements Target.Session {
  private static final long FRAME_NANOS = 1_000_000_000L / 60;
  private static final long ESCAPE_NANOS = 10_000_000;
  private static final int STATUS_FRAMES = 30;
  private static final int ESCAPE = 27;
  private static final int BACKSPACE = 8;
  private static final int DELETE = 127;
  private static final int NOTE_FRAMES = 180;
  private static final String HELP = "Esc end  Space pause  Backspace reset  K keep  L back";

  private final Target.Session guest;
  private final List<Machine> machines;
  private final Chip8 cpu;
  private final String title;
  private final PlayOptions options;
  private final Recording recording;
  private final Chip8Flags flags;
  private final KeptState kept;
  private final Streams streams;
  private final HeldKeys held = new HeldKeys();

  private boolean paused;
  private boolean ended;
  private long frame;
  private long due;
  private boolean sounding;
  private String status = "";
  private String note = "";
  private long noteEnd;
  private long statusTime;
  private long statusRetired;

  /**
   * A session.
   *
   * @param machines those to press keys of: one, or two in lockstep
   * @param title what the line below the picture begins with
   */
  TerminalSession(
      Target.Session guest,
      List<Machine> machines,
      String title,
      PlayOptions options,
      Recording recording,
      Chip8Flags flags,
      KeptState kept,
      Streams streams) {
    this.streams = streams;
    this.guest = guest;
    this.machines = machines;
    this.cpu = (Chip8) machines.get(0).cpu();
    this.title = title;
    this.options = options;
    this.recording = recording;
    this.flags = flags;
    this.kept = kept;
  }

  @Override
  public Machine machine() {
    return guest.machine();
  }

  @Override
  public String instructionAt(int address) {
    return guest.instructionAt(address);
  }

  @Override
  public String adviceOn(StopReason.Trap trap) {
    return guest.adviceOn(trap);
  }

  @Override
  public List<String> details() {
    return guest.details();
  }

  @Override
  public StopReason run(long budget) {
    StopReason reason;
    try (TerminalWindow window = TerminalWindow.open(streams.in(), streams.out())) {
      reason = play(window, new TerminalScreen(window), budget);
    }
    recording.finish();
    flags.keep(machine());
    return reason;
  }

  private StopReason play(TerminalWindow window, TerminalScreen screen, long budget) {
    Snapshot start = machine().snapshot();
    due = System.nanoTime();
    statusTime = due;
    StopReason reason = new StopReason.Budget(0);
    while (reason instanceof StopReason.Budget && cpu.retired() < budget) {
      readKeys(window, start);
      if (ended || (options.frames() > 0 && frame >= options.frames())) {
        return new StopReason.Exited(0);
      }
      if (!paused) {
        reason = runFrame(budget);
      } else if (machineStopped()) {
        return new StopReason.Requested();
      }
      updateStatus();
      screen.show(cpu.picture(), status);
      beep(screen);
    }
    return reason;
  }

  // A request that comes while paused is seen when the machine is asked to run nothing.
  private boolean machineStopped() {
    return guest.run(0) instanceof StopReason.Requested;
  }

  private StopReason runFrame(long budget) {
    for (int key = 0; key < Chip8.KEYS; key++) {
      if (held.ends(key, frame)) {
        set(key, false);
      }
    }
    long rest = cpu.perFrame() - cpu.retired() % cpu.perFrame();
    StopReason reason = guest.run(Math.min(rest, budget - cpu.retired()));
    frame++;
    recording.frame();
    return reason;
  }

  private void set(int key, boolean down) {
    machines.forEach(machine -> ((Chip8) machine.cpu()).setKey(key, down));
  }

  /** Handles what is typed until the next frame is due. */
  private void readKeys(TerminalWindow window, Snapshot start) {
    long now = System.nanoTime();
    // Who was late, suspended perhaps, does not catch up.
    due = now - due > 10 * FRAME_NANOS ? now : due + FRAME_NANOS;
    do {
      int typed = window.read(due - System.nanoTime());
      if (typed == TerminalWindow.END) {
        ended = true;
      } else if (typed == ESCAPE) {
        escape(window);
      } else if (typed != TerminalWindow.NOTHING) {
        handle(typed, start);
      }
    } while (!ended && due - System.nanoTime() > 0);
  }

  // Esc alone, or the beginning of what a function key sends.
  private void escape(TerminalWindow window) {
    int next = window.read(ESCAPE_NANOS);
    if (next == TerminalWindow.NOTHING || next == TerminalWindow.END) {
      ended = true;
      return;
    }
    while (next != TerminalWindow.NOTHING && next != TerminalWindow.END && !isFinal(next)) {
      next = window.read(ESCAPE_NANOS);
    }
  }

  private static boolean isFinal(int character) {
    return character == '~' || Character.isLetter(character);
  }

  private void handle(int typed, Snapshot start) {
    int key = HeldKeys.key(typed);
    if (key >= 0) {
      if (held.typed(key, frame)) {
        set(key, true);
      }
      return;
    }
    switch (Character.toLowerCase(typed)) {
      case ' ' -> paused = !paused;
      case BACKSPACE, DELETE -> goBack(() -> reset(start));
      case 'k' -> note(kept.keep(machine()));
      case 'l' -> goBack(() -> note(kept.restore(machines)));
      default -> {} // no key of ours
    }
    statusTime = 0;
  }

  private void reset(Snapshot start) {
    machines.forEach(machine -> machine.restore(start));
  }

  // What is recorded goes forward only.
  private void goBack(Runnable way) {
    if (recording.isOn()) {
      note("there is no way back while this is recorded");
    } else {
      way.run();
      // A key that was held then is no longer.
      for (int key = 0; key < Chip8.KEYS; key++) {
        set(key, held.isHeld(key));
      }
      statusRetired = cpu.retired();
    }
  }

  private void note(String text) {
    note = text;
    noteEnd = frame + NOTE_FRAMES;
  }

  private void updateStatus() {
    long now = System.nanoTime();
    if (frame % STATUS_FRAMES != 0 && statusTime != 0) {
      return;
    }
    double micros = (now - statusTime) / 1e3;
    double mips = statusTime == 0 ? 0 : Math.max(0, cpu.retired() - statusRetired) / micros;
    String speed = paused ? "paused" : String.format(Locale.ROOT, "%.4f MIPS", mips);
    status = " " + title + "  " + speed + "  " + (frame < noteEnd ? note : HELP);
    statusTime = now;
    statusRetired = cpu.retired();
  }

  private void beep(TerminalScreen screen) {
    boolean now = cpu.sound() > 0;
    if (now && !sounding) {
      screen.beep();
    }
    sounding = now;
  }

  @Override
  public void close() {
    guest.close();
  }
}
