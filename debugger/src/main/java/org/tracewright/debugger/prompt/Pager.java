package org.tracewright.debugger.prompt;

import java.io.IOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** Writes long texts a screen at a time. */
final class Pager {
  private static final String ASKING = "-- more: any key, or q to end --";

  private final Terminal terminal;

  Pager(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(List<String> lines) {
    int height = terminal.getHeight() - 3;
    boolean pages = height > 2 && !Terminal.TYPE_DUMB.equals(terminal.getType());
    for (int i = 0; i < lines.size(); i++) {
      terminal.writer().println(lines.get(i));
      boolean full = pages && (i + 1) % height == 0 && i + 1 < lines.size();
      if (full && !goesOn()) {
        break;
      }
    }
    terminal.flush();
  }

  private boolean goesOn() {
    terminal.writer().print(ASKING);
    terminal.flush();
    int key = key();
    terminal.writer().print("\r" + " ".repeat(ASKING.length()) + "\r");
    terminal.flush();
    return key >= 0 && key != 'q' && key != 3;
  }

  private int key() {
    Attributes before = terminal.enterRawMode();
    try {
      return terminal.reader().read();
    } catch (IOException e) {
      return -1;
    } finally {
      terminal.setAttributes(before);
    }
  }
}
