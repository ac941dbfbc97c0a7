package org.tracewright.debugger.gdb;

import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;

/** Tells the client why the guest stopped: {@code T}, {@code W} and {@code X} packets. */
final class StopReply {
  private static final int SIGINT = 2;
  private static final int SIGTRAP = 5;
  private static final int SIGABRT = 6;
  private static final int POSIX_SIGBUS = 7;
  private static final int GDB_SIGBUS = 10;

  private final RunControl control;
  private final GuestRegisters registers;
  private final ClientStops stops;
  private boolean softwareBreakpoints;
  private boolean hardwareBreakpoints;
  private boolean told;
  private boolean ended;

  StopReply(RunControl control, GuestRegisters registers, ClientStops stops) {
    this.control = control;
    this.registers = registers;
    this.stops = stops;
  }

  /** Sets which reasons the client wants to hear of. */
  void supported(String features) {
    softwareBreakpoints = features.contains("swbreak+");
    hardwareBreakpoints = features.contains("hwbreak+");
  }

  /** Whether the client knows that the guest has come to its end. */
  boolean saidEnd() {
    return ended;
  }

  /**
   * The packet for a stop. A trap that ends the guest is a signal first, and its end when it goes
   * on.
   */
  String of(StopReason reason) {
    ended = false;
    return switch (reason) {
      case StopReason.Exited exited -> end('W', exited.status() & 0xff);
      case StopReason.Trap trap -> trapped(signal(trap));
      case StopReason.Breakpoint b -> stopped(SIGTRAP, breakpoint(control.machine().cpu().pc()));
      case StopReason.Watchpoint access -> stopped(SIGTRAP, stops.describe(access));
      case StopReason.HistoryStart start -> stopped(SIGTRAP, "replaylog:begin;");
      case StopReason.Requested asked -> stopped(SIGINT, "");
      case StopReason.HostError error -> stopped(SIGABRT, "");
      case StopReason.Budget done -> stopped(SIGTRAP, "");
      case StopReason.UntilMet met -> stopped(SIGTRAP, "");
    };
  }

  private String trapped(int signal) {
    if (told) {
      return end('X', signal);
    }
    String reply = stopped(signal, "");
    told = true;
    return reply;
  }

  private static int signal(StopReason.Trap trap) {
    return trap.signal() == POSIX_SIGBUS ? GDB_SIGBUS : trap.signal();
  }

  private String end(char kind, int number) {
    ended = true;
    return String.format("%c%02x", kind, number);
  }

  /** A stop with what is told of the registers. */
  String stopped(int signal, String why) {
    told = false;
    return String.format("T%02xthread:1;", signal) + why + registers.expedited();
  }

  private String breakpoint(int address) {
    if (hardwareBreakpoints && stops.hasBreakpoint(1, address)) {
      return "hwbreak:;";
    }
    return softwareBreakpoints && stops.hasBreakpoint(0, address) ? "swbreak:;" : "";
  }
}
