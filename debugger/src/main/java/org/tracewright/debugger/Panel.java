package org.tracewright.debugger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.sim.Register;

/** What can be shown at every stop: registers, those that changed marked, stack, code, display. */
final class Panel {
  private static final String CHANGED = "\u001b[1;33m";
  private static final String PLAIN = "\u001b[0m";
  private static final int COLUMNS = 4;
  private static final int STACK_WORDS = 8;
  private static final int INSTRUCTIONS = 6;

  private final Session session;
  private final Map<Integer, Long> shown = new HashMap<>();
  private boolean colours;

  Panel(Session session) {
    this.session = session;
  }

  /** Whether changes are marked by colours; else by an asterisk. */
  void setColours(boolean on) {
    colours = on;
  }

  /** Shows it. */
  void show(Report out) {
    registers(out);
    stack(out);
    code(out);
    List<String> display = session.guest().panel();
    if (!display.isEmpty()) {
      out.line("-- display");
      out.lines(display);
    }
  }

  private void registers(Report out) {
    out.line("-- registers");
    StringBuilder line = new StringBuilder();
    int column = 0;
    for (Register r : session.guest().mainRegisters()) {
      line.append(register(r));
      if (++column % COLUMNS == 0) {
        out.line(line.toString().stripTrailing());
        line.setLength(0);
      }
    }
    if (!line.isEmpty()) {
      out.line(line.toString().stripTrailing());
    }
  }

  private String register(Register r) {
    long now = session.cpu().register(r.number());
    Long before = shown.put(r.number(), now);
    boolean changed = before != null && before != now;
    int digits = (r.bits() + 3) / 4;
    String text = String.format("%4s 0x%0" + digits + "x", r.name(), now);
    String mark = changed && !colours ? "* " : "  ";
    return (changed && colours ? CHANGED + text + PLAIN : text) + mark;
  }

  private void stack(Report out) {
    if (session.guest().stackPointer().isEmpty()) {
      return;
    }
    int sp = (int) session.stackPointer();
    if (!session.machine().bus().isMemory(sp, 4 * STACK_WORDS, false)) {
      return;
    }
    out.line("-- stack");
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < STACK_WORDS; i++) {
      line.append(String.format("%08x ", session.names().load(sp + 4 * i, 4)));
    }
    out.line(line.toString().stripTrailing());
  }

  private void code(Report out) {
    out.line("-- code");
    int at = session.cpu().pc();
    for (int i = 0; i < INSTRUCTIONS; i++) {
      Guest.Code code = session.guest().codeAt(at);
      if (code.length() == 0) {
        return;
      }
      out.line(session.code(at));
      at += code.length();
    }
  }
}
