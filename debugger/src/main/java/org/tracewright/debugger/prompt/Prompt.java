package org.tracewright.debugger.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.tracewright.debugger.Debugger;

/** Reads commands and has them executed until the user leaves or the input ends. */
public final class Prompt {
  private final Debugger debugger;
  private final InputStream in;
  private final PrintStream out;
  private final boolean interactive;

  /**
   * A prompt.
   *
   * @param interactive whether a person types at a terminal; else the commands are a text
   */
  public Prompt(Debugger debugger, InputStream in, OutputStream out, boolean interactive) {
    this.debugger = debugger;
    this.in = in;
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.interactive = interactive;
  }

  /** Reads and executes. */
  public void run() {
    if (!interactive) {
      runPiped();
      return;
    }
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      new Conversation(debugger, terminal).run();
    } catch (IOException e) {
      out.println("the terminal cannot be used: " + e.getMessage());
      runPiped();
    }
  }

  private void runPiped() {
    for (String line = readLine(); line != null; line = readLine()) {
      debugger.execute(line, out::println);
      if (debugger.hasQuit()) {
        return;
      }
    }
  }

  /** Byte by byte: what follows the line may be for the guest. */
  private String readLine() {
    StringBuilder line = new StringBuilder();
    try {
      int c = in.read();
      if (c < 0) {
        return null;
      }
      while (c >= 0 && c != '\n') {
        line.append((char) c);
        c = in.read();
      }
    } catch (IOException e) {
      return null;
    }
    return line.toString().stripTrailing();
  }
}
