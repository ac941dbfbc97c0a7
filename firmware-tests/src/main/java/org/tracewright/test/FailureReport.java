package org.tracewright.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionExit;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Hex;
import org.tracewright.sim.StopReason;

/** What a failing test tells of its guest, on some thirty lines. */
final class FailureReport {
  private static final int CONSOLE_LINES = 5;
  private static final int EXITS = 3;

  private final Simulator simulator;
  private final String headline;
  private final StopReason reason;
  private final List<String> lines = new ArrayList<>();
  private final CallStack stack;

  FailureReport(Simulator simulator, String headline, StopReason reason) {
    this.simulator = simulator;
    this.headline = headline;
    this.reason = reason;
    this.stack = new CallStack(simulator);
  }

  /** Whether a message has such a report in it. */
  static boolean isIn(String message) {
    return message != null && message.lines().anyMatch(line -> line.startsWith(Reproduction.SAVED));
  }

  String text() {
    lines.add(headline);
    where();
    lines.addAll(new CodeAround(simulator).lines());
    registers();
    callers();
    console();
    compiled();
    lines.addAll(new Reproduction(simulator).lines());
    return String.join(System.lineSeparator(), lines);
  }

  private void where() {
    Rv32 hart = simulator.hart();
    if (reason != null) {
      lines.add("stopped:     " + (isReturn(reason) ? "the last call is back" : reason.describe()));
    }
    lines.add(
        String.format(
            "at:          %s, after %d instructions, engine %s",
            place(hart.pc()), hart.retired(), simulator.engine()));
  }

  private static boolean isReturn(StopReason reason) {
    return reason instanceof StopReason.UntilMet met && met.pc() == Calls.RETURN;
  }

  private String place(int address) {
    if (address == Calls.RETURN) {
      return "the return to the test";
    }
    String name = simulator.place(address);
    String hex = Hex.word(address);
    return (name.equals(hex) ? hex : hex + " <" + name + ">") + stack.source(address);
  }

  private void registers() {
    List<String> changed = simulator.changedRegisters();
    lines.add("registers changed since the call or the start of the run:");
    if (changed.isEmpty()) {
      lines.add("  none");
    }
    for (int i = 0; i < changed.size(); i += 4) {
      lines.add("  " + String.join("  ", changed.subList(i, Math.min(changed.size(), i + 4))));
    }
  }

  private void callers() {
    List<String> callers = stack.callers();
    lines.add("called from: " + (callers.isEmpty() ? "nowhere" : String.join(", ", callers)));
  }

  private void console() {
    List<String> shown = Text.lastLines(simulator.console().output(), CONSOLE_LINES);
    lines.add(shown.isEmpty() ? "console:     nothing" : "console, the last lines:");
    shown.forEach(line -> lines.add("  " + Text.quoted(line)));
    String error = simulator.console().error();
    Text.lastLines(error, CONSOLE_LINES).forEach(line -> lines.add("  (error) " + line));
  }

  private void compiled() {
    if (!simulator.isCompiled()) {
      return;
    }
    Compilation compilation = simulator.guest().compiled().cpu().compilation().orElseThrow();
    JitStatistics s = compilation.statistics();
    lines.add(
        String.format(
            Locale.ROOT,
            "compiled:    %d regions, %.1f%% of the instructions, %d aborts",
            s.regions(),
            100 * s.compiledShare(),
            s.abortCount()));
    compilation.lastExits().stream().limit(EXITS).forEach(this::exit);
  }

  private void exit(RegionExit exit) {
    lines.add(
        "  left at "
            + place(exit.key())
            + (exit.midTurn() ? ", inside the instruction" : "")
            + how(exit)
            + ", region at "
            + simulator.place(exit.region()));
  }

  private static String how(RegionExit exit) {
    if (exit.pause()) {
      return ", at the end of a run or a pause in it";
    }
    return exit.exit() < 0
        ? ", at the end of trace " + exit.trace()
        : ", by exit " + exit.exit() + " of trace " + exit.trace();
  }
}
