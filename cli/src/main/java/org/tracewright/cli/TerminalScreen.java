package org.tracewright.cli;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.tracewright.cpu.chip8.media.Picture;

/**
 * A picture in the middle of the window with a line of text below; only what changed is written.
 */
final class TerminalScreen {
  private final TerminalWindow window;
  private Size size;
  private Cells cells;
  private Picture shown;
  private List<String> lines = new ArrayList<>();
  private String status = "";

  TerminalScreen(TerminalWindow window) {
    this.window = window;
    this.size = window.size();
  }

  /** Shows a picture and a line. */
  void show(Picture picture, String text) {
    StringBuilder out = new StringBuilder();
    if (window.resized() || shown == null || shown.width() != picture.width()) {
      begin(picture, out);
    }
    if (!picture.equals(shown)) {
      draw(picture, out);
    }
    if (!text.equals(status)) {
      status = text;
      String fitting = text.substring(0, Math.min(text.length(), size.getColumns() - 1));
      out.append(at(size.getRows(), 1)).append("\u001b[0m\u001b[K").append(fitting);
    }
    if (!out.isEmpty()) {
      window.write(out.toString());
    }
  }

  private void begin(Picture picture, StringBuilder out) {
    size = window.size();
    cells = Cells.fit(picture, size.getColumns(), size.getRows() - 1, window.colours());
    lines = new ArrayList<>();
    shown = null;
    status = "";
    out.append("\u001b[0m\u001b[2J");
  }

  private void draw(Picture picture, StringBuilder out) {
    List<String> now = cells.lines(picture);
    int top = Math.max(0, (size.getRows() - 1 - cells.rows()) / 2);
    int left = Math.max(0, (size.getColumns() - cells.columns()) / 2);
    boolean fits = cells.columns() <= size.getColumns();
    for (int row = 0; row < now.size() && top + row < size.getRows() - 1 && fits; row++) {
      if (row >= lines.size() || !now.get(row).equals(lines.get(row))) {
        out.append(at(top + row + 1, left + 1)).append(now.get(row));
      }
    }
    if (!fits) {
      out.append(at(1, 1)).append("the window is too narrow");
    }
    lines = now;
    shown = picture;
  }

  private static String at(int row, int column) {
    return "\u001b[" + row + ";" + column + "H";
  }

  /** A short sound. */
  void beep() {
    window.write("\u0007");
  }
}
