package org.tracewright.debugger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tracewright.debugger.dwarf.Frame;
import org.tracewright.debugger.dwarf.SourceLine;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;

/** Steps that know of calls and of source lines, in both directions. */
final class Stepping {
  private static final int DEEPEST = 4096;

  private final Session session;
  private final RunControl control;

  Stepping(Session session) {
    this.session = session;
    this.control = session.control();
  }

  private int pc() {
    return session.cpu().pc();
  }

  private static boolean goesOn(StopReason reason) {
    return reason instanceof StopReason.Budget || reason instanceof StopReason.UntilMet;
  }

  /** One instruction; calls are run to their return. */
  StopReason overInstruction() {
    Guest.Code code = session.guest().codeAt(pc());
    return code.call() ? outTo(pc() + code.length(), notDeeper()) : control.step(1);
  }

  private StopReason outTo(int address, Machine.Until condition) {
    StopReason reason = control.runTo(Set.of(address), condition, Machine.UNLIMITED);
    return reason instanceof StopReason.UntilMet
        ? new StopReason.Budget(session.cpu().retired())
        : reason;
  }

  /** That the frame of now is the innermost again: the stack has shrunk to what it is now. */
  private Machine.Until notDeeper() {
    if (session.guest().stackPointer().isEmpty()) {
      int depth = session.guest().frames(DEEPEST).size();
      return m -> session.guest().frames(DEEPEST).size() <= depth;
    }
    long pointer = session.stackPointer();
    return m -> session.stackPointer() >= pointer;
  }

  /**
   * One source line, or one instruction where there are no lines.
   *
   * @param into whether calls of functions with lines are followed
   */
  StopReason line(boolean into) {
    Optional<SourceLine> start = session.line(pc());
    if (start.isEmpty()) {
      return into ? control.step(1) : overInstruction();
    }
    StopReason reason = once(into);
    while (goesOn(reason) && !begins(start.get())) {
      reason = once(into);
    }
    return reason;
  }

  private StopReason once(boolean into) {
    Guest.Code code = session.guest().codeAt(pc());
    if (!into || !code.call()) {
      return overInstruction();
    }
    int back = pc() + code.length();
    Machine.Until returned = notDeeper();
    StopReason reason = control.step(1);
    boolean unknown = goesOn(reason) && session.line(pc()).isEmpty();
    return unknown ? outTo(back, returned) : reason;
  }

  /** Whether another line begins here; where no line is known, that is one as well. */
  private boolean begins(SourceLine before) {
    Optional<SourceLine> now = session.line(pc());
    return now.isEmpty()
        || (now.get().start() == pc()
            && (now.get().line() != before.line() || !now.get().file().equals(before.file())));
  }

  /** Runs until the function of now returns. */
  StopReason out() {
    List<Frame> frames = session.guest().frames(2);
    if (frames.size() < 2) {
      throw new DebuggerException("this is the outermost function; 'continue' runs to its end");
    }
    Frame caller = frames.get(1);
    long pointer = Integer.toUnsignedLong(caller.stackPointer());
    Machine.Until returned =
        session.guest().stackPointer().isPresent()
            ? m -> session.stackPointer() >= pointer
            : shallower();
    return outTo(caller.pc(), returned);
  }

  private Machine.Until shallower() {
    int depth = session.guest().frames(DEEPEST).size();
    return m -> session.guest().frames(DEEPEST).size() < depth;
  }

  /**
   * Runs on until what stands behind the present line or instruction, or until the function
   * returns.
   */
  StopReason past() {
    int pc = pc();
    int behind =
        session
            .line(pc)
            .map(line -> (int) line.end())
            .orElse(pc + session.guest().codeAt(pc).length());
    Set<Integer> goals = new TreeSet<>(Set.of(behind));
    List<Frame> frames = session.guest().frames(2);
    if (frames.size() == 2) {
      goals.add(frames.get(1).pc());
    }
    return control.runTo(goals, notDeeper(), Machine.UNLIMITED);
  }

  /** One instruction back; calls are gone back over to before them. */
  StopReason backOverInstruction() {
    int pc = pc();
    Machine.Until notDeeper = notDeeper();
    StopReason reason = control.reverseStep(1);
    if (!goesOn(reason) || notDeeper.holds(session.machine())) {
      return reason;
    }
    return control.reverseTo(callsBefore(pc), notDeeper);
  }

  /** Where a call may stand that returns here. */
  private Set<Integer> callsBefore(int pc) {
    Set<Integer> calls = new TreeSet<>();
    for (int length = 1; length <= 8; length++) {
      Guest.Code code = session.guest().codeAt(pc - length);
      if (code.call() && code.length() == length) {
        calls.add(pc - length);
      }
    }
    return calls;
  }

  /** To the beginning of the line before, or one instruction back where there are no lines. */
  StopReason backOverLine() {
    Optional<SourceLine> start = session.line(pc());
    StopReason reason = backOverInstruction();
    if (start.isEmpty()) {
      return reason;
    }
    while (goesOn(reason) && !isStart(session.line(pc()), start.get())) {
      reason = backOverInstruction();
    }
    return reason;
  }

  private boolean isStart(Optional<SourceLine> now, SourceLine before) {
    return now.isEmpty() || (now.get().start() == pc() && !now.get().equals(before));
  }
}
