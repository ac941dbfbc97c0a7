package org.tracewright.debugger.gdb;

import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;

/**
 * Lets the guest run: the packets {@code c}, {@code C}, {@code s}, {@code S}, {@code vCont}, {@code
 * bc} and {@code bs}. Signals mean nothing to a bare machine; they are taken and not delivered.
 */
final class Resumption {
  private final RunControl control;
  private final ClientStops stops;

  Resumption(RunControl control, ClientStops stops) {
    this.control = control;
    this.stops = stops;
  }

  /** {@code c}, {@code s}, and with a signal {@code C}, {@code S}; an address may follow. */
  StopReason plain(String packet) {
    char kind = packet.charAt(0);
    Text text = new Text(packet, 1);
    if (kind == 'C' || kind == 'S') {
      text.hex();
      if (text.skip(';')) {
        goTo(text);
      }
    } else if (!text.atEnd()) {
      goTo(text);
    }
    text.expectEnd();
    return kind == 's' || kind == 'S' ? control.step(1) : control.resume(Machine.UNLIMITED);
  }

  private void goTo(Text text) {
    control.machine().cpu().setPc(text.address());
    control.edited();
  }

  /** {@code bc} and {@code bs}. */
  StopReason backwards(String packet) {
    return packet.equals("bs") ? control.reverseStep(1) : control.reverseResume();
  }

  /** The actions of {@code vCont}, of which the first that is for our only thread counts. */
  StopReason actions(String packet) {
    for (String action : packet.substring("vCont;".length()).split(";")) {
      int colon = action.indexOf(':');
      if (colon < 0 || isOurs(new Text(action, colon + 1))) {
        return act(colon < 0 ? action : action.substring(0, colon));
      }
    }
    throw Text.malformed();
  }

  private static boolean isOurs(Text thread) {
    boolean all = thread.skip('-');
    long number = thread.hex();
    thread.expectEnd();
    return all || number <= 1;
  }

  private StopReason act(String action) {
    Text text = new Text(action, Math.min(1, action.length()));
    switch (action.isEmpty() ? '?' : action.charAt(0)) {
      case 'c' -> {
        text.expectEnd();
        return control.resume(Machine.UNLIMITED);
      }
      case 's' -> {
        text.expectEnd();
        return control.step(1);
      }
      case 'C' -> {
        text.hex();
        return control.resume(Machine.UNLIMITED);
      }
      case 'S' -> {
        text.hex();
        return control.step(1);
      }
      case 'r' -> {
        return stepThrough(text);
      }
      default -> throw Text.malformed();
    }
  }

  /** Steps on until the next instruction lies outside a range, or has a breakpoint. */
  private StopReason stepThrough(Text range) {
    int start = range.address();
    range.expect(',');
    int end = range.address();
    StopReason reason;
    int pc;
    do {
      reason = control.step(1);
      pc = control.machine().cpu().pc();
      if (stops.hasBreakpoint(0, pc) || stops.hasBreakpoint(1, pc)) {
        return reason instanceof StopReason.Budget ? new StopReason.Breakpoint(pc) : reason;
      }
    } while (reason instanceof StopReason.Budget
        && Integer.compareUnsigned(pc - start, end - start) < 0);
    return reason;
  }
}
