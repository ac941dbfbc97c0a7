package org.tracewright.debugger.prompt;

import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;
import org.tracewright.debugger.Debugger;

/** The last line of the terminal: where the guest is, which engine, how fast it was. */
final class StatusLine {
  private final Debugger debugger;
  private final Status status;
  private double mips;

  /**
   * A status line.
   *
   * @param status {@code null} where the terminal has none
   */
  StatusLine(Debugger debugger, Status status) {
    this.debugger = debugger;
    this.status = status;
  }

  /** Notes how fast the guest runs while something is done. */
  void measure(Runnable action) {
    long retired = retired();
    long start = System.nanoTime();
    action.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    long ran = retired() - retired;
    mips = ran > 0 ? ran / seconds / 1e6 : mips;
  }

  private long retired() {
    return debugger.guest().machine().cpu().retired();
  }

  /** The text: place, engine, millions of instructions a second. */
  String text() {
    String speed = mips == 0 ? "" : String.format(Locale.ROOT, "  %.1f MIPS", mips);
    return " " + debugger.place() + "  " + debugger.engine() + speed + " ";
  }

  void show() {
    if (status != null) {
      status.update(List.of(new AttributedString(text(), AttributedStyle.INVERSE)));
    }
  }

  void hide() {
    if (status != null) {
      status.update(List.of());
    }
  }
}
