package org.tracewright.sim.control;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Turns;

/**
 * Controls the runs of one machine.
 *
 * <pre>{@code
 * RunControl control = new RunControl(machine);
 * Breakpoint breakpoint = control.addBreakpoint(address);
 * StopReason why = control.resume(Machine.UNLIMITED);   // StopReason.Breakpoint(address)
 * control.hits();                                       // [breakpoint]
 * control.step(1);                                      // runs the instruction at the breakpoint
 * control.reverseStep(1);                               // and takes it back
 * }</pre>
 */
public final class RunControl {
  private final Machine machine;
  private final Cpu cpu;
  private final Stoppoints stoppoints;
  private final History history;
  private final Backwards backwards;
  private Moment begun;
  private Moment held;
  private Shadow shadow;

  /** Control over the runs of this machine, without any stoppoint. */
  public RunControl(Machine machine) {
    this.machine = Objects.requireNonNull(machine);
    this.cpu = machine.cpu();
    this.stoppoints = new Stoppoints(machine);
    this.history = new History(machine);
    this.backwards = new Backwards(machine, stoppoints, history);
  }

  /** The machine. */
  public Machine machine() {
    return machine;
  }

  /** Adds a breakpoint; several may stand at one address. */
  public Breakpoint addBreakpoint(int address) {
    return stoppoints.add(new Breakpoint(stoppoints, address));
  }

  /**
   * Adds a watchpoint.
   *
   * @param length in bytes, at least 1
   * @throws UnsupportedOperationException if the processor model cannot watch memory
   */
  public Watchpoint addWatchpoint(int address, int length, Watchpoint.Kind kind) {
    Watchpoint watchpoint = new Watchpoint(stoppoints, address, length, kind);
    if (!cpu.watch(List.of(watchpoint.watch()))) {
      throw new UnsupportedOperationException(cpu.name() + " cannot watch memory");
    }
    return stoppoints.add(watchpoint);
  }

  /** Takes a stoppoint away; without effect if it is gone. */
  public void remove(Stoppoint stoppoint) {
    stoppoints.remove(stoppoint);
  }

  /** The stoppoints, in the order they were added. */
  public List<Stoppoint> stoppoints() {
    return stoppoints.all();
  }

  /** The stoppoints that ended the last run. */
  public List<Stoppoint> hits() {
    return stoppoints.hits();
  }

  /**
   * Runs until something ends it. The first instruction runs even if a breakpoint stands at it.
   *
   * @param budget the most instructions to retire from here, at least 0; {@link Machine#UNLIMITED}
   *     for no bound
   */
  public StopReason resume(long budget) {
    return runTo(Goal.NONE, budget);
  }

  /** Looks at a run that goes instruction by instruction. */
  public interface Observer {
    /** An instruction is about to run. */
    void before();

    /** It has run, or was stopped. */
    void after();
  }

  /** Runs like {@link #resume(long)}, one instruction at a time, which is slow. */
  public StopReason resume(Observer observer) {
    begin(Goal.NONE, true);
    StopReason reason = null;
    while (reason == null) {
      observer.before();
      StopReason ended = stepOnce();
      observer.after();
      reason = stoppoints.judge(ended);
    }
    return end(reason);
  }

  /**
   * Runs until the next instruction stands at one of these addresses and the condition holds, or
   * something else ends it; at least one instruction runs.
   *
   * @return {@link StopReason.UntilMet} when it got there
   */
  public StopReason runTo(Set<Integer> addresses, Machine.Until condition, long budget) {
    return runTo(new Goal(addresses, condition), budget);
  }

  /**
   * Goes on with a run that its caller has interrupted by steps of its own: like {@link #runTo},
   * but a breakpoint or a goal at the present instruction ends it at once.
   */
  public StopReason carryOn(Set<Integer> addresses, Machine.Until condition, long budget) {
    begin(new Goal(addresses, condition), false);
    return toTheEnd(budget);
  }

  private StopReason runTo(Goal wanted, long budget) {
    begin(wanted, true);
    return toTheEnd(budget);
  }

  private StopReason toTheEnd(long budget) {
    long limit = limitAfter(budget);
    StopReason reason = turn(limit);
    while (reason == null) {
      reason = turn(limit);
    }
    return end(reason);
  }

  /**
   * Runs this many turns, each one instruction or one trap into the guest's handler; stoppoints on
   * the way end it.
   *
   * @param count at least 1
   * @return {@link StopReason.Budget} when all were run
   */
  public StopReason step(long count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " steps; give 1 or more");
    }
    begin(Goal.NONE, true);
    StopReason reason = null;
    for (long left = count; reason == null && left > 0; ) {
      Turns ran = stepUpTo(left);
      StopReason parted = shadow == null ? null : shadow.follow();
      if (parted != null) {
        return end(parted);
      }
      left -= ran.count();
      boolean all = ran.reason() instanceof StopReason.Budget && left == 0;
      reason = all ? ran.reason() : stoppoints.judge(ran.reason());
    }
    // Null if it stopped where an edit that was made again has moved it away.
    return end(reason == null ? new StopReason.Budget(cpu.retired()) : reason);
  }

  // A model that knows no breakpoints leaves it to us to look after each instruction.
  private Turns stepUpTo(long count) {
    long next = history.next();
    long most = Math.min(Math.min(count, Shadow.STRETCH), next - cpu.retired());
    Turns ran = machine.step(stoppoints.isExact() ? Math.max(1, most) : 1);
    if (cpu.retired() >= next) {
      history.pass();
    }
    return ran;
  }

  private StopReason stepOnce() {
    long next = history.next();
    StopReason reason = machine.step();
    if (cpu.retired() >= next) {
      history.pass();
    }
    return reason;
  }

  /**
   * Goes back this many turns; stoppoints on the way do not matter.
   *
   * @param count at least 1
   * @return {@link StopReason.Budget} when it went back so far, {@link StopReason.HistoryStart}
   *     when there are fewer
   */
  public StopReason reverseStep(long count) {
    begin(Goal.NONE, true);
    return wentBack(backwards.step(count));
  }

  /**
   * Goes back to the last moment at which a stoppoint whose condition holds would have ended a run:
   * to before the last write of a watched variable, say. Counts of hits play no part.
   *
   * @return the reason, as it would have been then, or {@link StopReason.HistoryStart}
   */
  public StopReason reverseResume() {
    begin(Goal.NONE, true);
    return wentBack(backwards.resume());
  }

  /**
   * Goes back to the last moment at which the next instruction stood at one of these addresses and
   * the condition held, or to the last hit of a stoppoint if that is later.
   */
  public StopReason reverseTo(Set<Integer> addresses, Machine.Until condition) {
    begin(new Goal(addresses, condition), true);
    return wentBack(backwards.resume());
  }

  /**
   * Must be called after registers or memory were changed from outside: going back and forth passes
   * by the change where it was made, and what was recorded to come after it is forgotten. A machine
   * that died of a trap goes on, for the change may have removed the cause; one that exited is
   * over.
   */
  public void edited() {
    if (machine.end() instanceof StopReason.Trap) {
      machine.revive();
    }
    // What was fetched or compiled from code that is now another must not run on.
    cpu.resume(cpu.retired());
    history.edited();
    held = null;
    catchUp();
  }

  /** Has another machine follow this one in all forward runs; {@code null} for none. */
  public void setShadow(Shadow follower) {
    shadow = follower;
  }

  /** Forgets what was recorded: history begins here. */
  public void forget() {
    history.restart();
    held = null;
  }

  /** The present state, to {@linkplain #restore come back} to. */
  public Bookmark bookmark() {
    history.begin();
    return new Bookmark(machine.snapshot(history.first().snapshot()), history.generation());
  }

  /**
   * Goes to a state of this machine, or of one like it. If it is not in the recorded history, that
   * begins anew there.
   *
   * @throws IllegalArgumentException if it is of a machine that is not like this one
   */
  public void restore(Bookmark bookmark) {
    history.begin();
    machine.restore(bookmark.snapshot());
    held = null;
    catchUp();
    if (bookmark.generation() != history.generation()) {
      history.restart();
    }
  }

  /**
   * Ends the run that goes on soon, or the next one, with {@link StopReason.Requested}. From any
   * thread.
   */
  public void interrupt() {
    machine.requestStop();
  }

  private void begin(Goal wanted, boolean leaving) {
    begun = Moment.of(machine);
    history.begin();
    stoppoints.begin(wanted);
    if (leaving) {
      cpu.pass(Moment.of(machine).equals(held));
    }
  }

  private StopReason wentBack(StopReason reason) {
    catchUp();
    return end(reason);
  }

  /** The machine has moved without the one that follows it. */
  private void catchUp() {
    if (shadow != null) {
      shadow.catchUp();
    }
  }

  private StopReason end(StopReason reason) {
    history.end();
    held = reason instanceof StopReason.Watchpoint ? Moment.of(machine) : null;
    return reason;
  }

  private static long saturated(long sum) {
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private long limitAfter(long budget) {
    if (budget < 0) {
      throw new IllegalArgumentException("a budget of " + budget + " instructions; give 0 or more");
    }
    return saturated(cpu.retired() + budget);
  }

  /** Runs on; the reason to end the run, or {@code null} to go on. */
  private StopReason turn(long limit) {
    StopReason reason = advance(limit);
    StopReason parted = shadow == null ? null : shadow.follow();
    if (parted != null) {
      return parted;
    }
    boolean all = reason instanceof StopReason.Budget && cpu.retired() >= limit;
    if (all && Moment.of(machine).equals(begun)) {
      return reason;
    }
    // A breakpoint where the budget ends would be passed over by the run that comes next.
    StopReason judged = all ? stoppoints.atBreakpoint() : stoppoints.judge(reason);
    return judged == null && all ? reason : judged;
  }

  private StopReason advance(long limit) {
    stoppoints.tellChanges();
    long due = history.next();
    long pause = shadow == null ? limit : Math.min(limit, cpu.retired() + Shadow.STRETCH);
    long budget = Math.min(pause, due) - cpu.retired();
    StopReason reason =
        stoppoints.isExact() || budget <= 0 ? machine.run(Math.max(0, budget)) : machine.step();
    if (reason instanceof StopReason.Budget && cpu.retired() >= due) {
      history.pass();
    }
    return reason;
  }
}
