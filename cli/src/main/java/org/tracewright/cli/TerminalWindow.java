package org.tracewright.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.tracewright.cli.Cells.Colours;

/** The terminal as a window of its own: what was in it before is there again when it is closed. */
final class TerminalWindow implements AutoCloseable {
  /** Nothing was typed. */
  static final int NOTHING = -2;

  /** Nothing will be typed any more. */
  static final int END = -1;

  private static final String OPEN = "\u001b[?1049h\u001b[?25l\u001b[2J";
  private static final String CLOSE = "\u001b[0m\u001b[?25h\u001b[?1049l";

  private final Terminal terminal;
  private final OutputStream out;
  private volatile boolean resized;
  private volatile boolean gone;
  private final BlockingQueue<Integer> keys = new LinkedBlockingQueue<>();

  private TerminalWindow(Terminal terminal, InputStream in, OutputStream out) {
    this.terminal = terminal;
    this.out = out;
    terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setControlChar(Attributes.ControlChar.VSUSP, 0); // who stops us would find a mess
    raw.setControlChar(Attributes.ControlChar.VMIN, 1); // wait for a key ...
    raw.setControlChar(Attributes.ControlChar.VTIME, 0); // ... for ever
    terminal.setAttributes(raw);
    terminal.handle(Terminal.Signal.WINCH, signal -> resized = true);
    write(OPEN);
    Thread.ofPlatform().name("keys").daemon().start(() -> listen(in));
  }

  /**
   * Opens the window.
   *
   * @param in the terminal
   * @param out the terminal
   * @throws UserError if the terminal cannot show pictures
   */
  static TerminalWindow open(InputStream in, OutputStream out) {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .provider("exec")
              .nativeSignals(false)
              .encoding(StandardCharsets.UTF_8)
              .dumb(true)
              .build();
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        terminal.close();
        throw UserError.usage(
            "this terminal cannot show pictures",
            "use another one, or --headless --frames N --screen FILE");
      }
      return new TerminalWindow(terminal, in, device(out));
    } catch (IOException e) {
      throw UserError.usage(
          "the terminal cannot be used: " + e.getMessage(),
          "use another one, or --headless --frames N --screen FILE");
    }
  }

  // At Ctrl-C JLine closes the process's own streams before we have put back what was there.
  private static OutputStream device(OutputStream otherwise) {
    try {
      return new FileOutputStream("/dev/tty");
    } catch (IOException e) {
      return otherwise;
    }
  }

  /** Cells across and down. */
  Size size() {
    Size size = terminal.getSize();
    return size.getColumns() > 0 && size.getRows() > 0 ? size : new Size(80, 24);
  }

  /** Whether the size has changed since this was last asked. */
  boolean resized() {
    boolean was = resized;
    resized = false;
    return was;
  }

  /** What colours it has; none if the user wants none. */
  Colours colours() {
    String wish = System.getenv("NO_COLOR");
    String claim = System.getenv("COLORTERM");
    if (wish != null && !wish.isEmpty()) {
      return Colours.NONE;
    }
    if (claim != null && (claim.contains("truecolor") || claim.contains("24bit"))) {
      return Colours.TRUE;
    }
    Integer colours = terminal.getNumericCapability(Capability.max_colors);
    return colours != null && colours >= 256 ? Colours.INDEXED : Colours.NONE;
  }

  /** What was typed, waiting for it up to so many nanoseconds. */
  int read(long nanos) {
    try {
      Integer typed = keys.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return gone ? END : typed == null ? NOTHING : typed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return END;
    }
  }

  // JLine's own reader wakes up ten times a second, and frames are six times as many.
  private void listen(InputStream in) {
    try {
      for (int typed = in.read(); typed >= 0; typed = in.read()) {
        keys.add(typed);
      }
    } catch (IOException closed) {
      gone = true;
    }
    keys.add(END);
  }

  /** Writes text and control sequences. */
  void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      out.write(bytes, 0, bytes.length);
      out.flush();
    } catch (IOException e) {
      gone = true;
    }
  }

  @Override
  public void close() {
    write(CLOSE);
    try {
      terminal.close();
    } catch (IOException e) {
      gone = true;
    }
  }
}
