package org.tracewright.sim.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Watch;

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
  private final List<Stoppoint> stoppoints = new ArrayList<>();
  private List<Stoppoint> hits = List.of();
  private Moment held;
  private Goal goal = Goal.NONE;
  private boolean stale = true;
  private boolean exact;
  private final History history;
  private final Backwards backwards;

  /** Control over the runs of this machine, without any stoppoint. */
  public RunControl(Machine machine) {
    this.machine = Objects.requireNonNull(machine);
    this.cpu = machine.cpu();
    this.history = new History(machine);
    this.backwards = new Backwards(this, history);
  }

  /** The machine. */
  public Machine machine() {
    return machine;
  }

  /** Adds a breakpoint; several may stand at one address. */
  public Breakpoint addBreakpoint(int address) {
    return add(new Breakpoint(this, address));
  }

  /**
   * Adds a watchpoint.
   *
   * @param length in bytes, at least 1
   * @throws UnsupportedOperationException if the processor model cannot watch memory
   */
  public Watchpoint addWatchpoint(int address, int length, Watchpoint.Kind kind) {
    Watchpoint watchpoint = new Watchpoint(this, address, length, kind);
    if (!cpu.watch(List.of(watchpoint.watch()))) {
      throw new UnsupportedOperationException(cpu.name() + " cannot watch memory");
    }
    return add(watchpoint);
  }

  private <T extends Stoppoint> T add(T stoppoint) {
    stoppoints.add(stoppoint);
    changed();
    return stoppoint;
  }

  /** Takes a stoppoint away; without effect if it is gone. */
  public void remove(Stoppoint stoppoint) {
    stoppoints.remove(stoppoint);
    changed();
  }

  /** The stoppoints, in the order they were added. */
  public List<Stoppoint> stoppoints() {
    return Collections.unmodifiableList(stoppoints);
  }

  /** The stoppoints that ended the last run. */
  public List<Stoppoint> hits() {
    return hits;
  }

  /** The processor must be told again. */
  void changed() {
    stale = true;
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

  /**
   * Runs until the next instruction stands at one of these addresses and the condition holds, or
   * something else ends it; at least one instruction runs.
   *
   * @return {@link StopReason.UntilMet} when it got there
   */
  public StopReason runTo(Set<Integer> addresses, Machine.Until condition, long budget) {
    return runTo(new Goal(addresses, condition), budget);
  }

  private StopReason runTo(Goal wanted, long budget) {
    begin(wanted);
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
    begin(Goal.NONE);
    StopReason reason = null;
    for (long left = count; reason == null && left > 0; ) {
      StopReason ended = stepOnce();
      boolean ran = ended instanceof StopReason.Budget;
      left -= ran ? 1 : 0;
      reason = ran && left == 0 ? ended : judge(ended);
    }
    return end(reason);
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
    begin(Goal.NONE);
    return end(backwards.step(count));
  }

  /**
   * Goes back to the last moment at which a stoppoint whose condition holds would have ended a run:
   * to before the last write of a watched variable, say. Counts of hits play no part.
   *
   * @return the reason, as it would have been then, or {@link StopReason.HistoryStart}
   */
  public StopReason reverseResume() {
    begin(Goal.NONE);
    return end(backwards.resume());
  }

  /**
   * Goes back to the last moment at which the next instruction stood at one of these addresses and
   * the condition held, or to the last hit of a stoppoint if that is later.
   */
  public StopReason reverseTo(Set<Integer> addresses, Machine.Until condition) {
    begin(new Goal(addresses, condition));
    return end(backwards.resume());
  }

  /**
   * Must be called after registers or memory were changed from outside: going back and forth passes
   * by the change where it was made, and what was recorded to come after it is forgotten.
   */
  public void edited() {
    // What was fetched or compiled from code that is now another must not run on.
    cpu.resume(cpu.retired());
    history.edited();
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

  private void begin(Goal wanted) {
    stale |= !goal.equals(wanted);
    goal = wanted;
    hits = List.of();
    history.begin();
    if (stale) {
      tell();
    }
    cpu.pass(Moment.of(machine).equals(held));
  }

  private StopReason end(StopReason reason) {
    history.end();
    held = reason instanceof StopReason.Watchpoint ? Moment.of(machine) : null;
    return reason;
  }

  /** Tells the processor what to stop at. */
  void tell() {
    exact = cpu.breakAt(addresses());
    cpu.watch(watches());
    stale = false;
  }

  private int[] addresses() {
    IntStream breakpoints =
        stoppoints.stream()
            .filter(s -> s instanceof Breakpoint && s.isEnabled())
            .mapToInt(s -> ((Breakpoint) s).address());
    IntStream goals = goal.addresses().stream().mapToInt(Integer::intValue);
    return IntStream.concat(breakpoints, goals).distinct().toArray();
  }

  private List<Watch> watches() {
    List<Watch> watches = new ArrayList<>();
    for (Stoppoint s : stoppoints) {
      if (s instanceof Watchpoint w && w.isEnabled()) {
        watches.add(w.watch());
      }
    }
    return watches;
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
    StopReason reason = advance(Math.min(limit, history.next()));
    boolean all = reason instanceof StopReason.Budget && cpu.retired() >= limit;
    StopReason judged = judge(reason);
    return judged == null && all ? reason : judged;
  }

  private StopReason advance(long limit) {
    long budget = limit - cpu.retired();
    StopReason reason = exact || budget <= 0 ? machine.run(Math.max(0, budget)) : machine.step();
    if (reason instanceof StopReason.Budget && cpu.retired() >= limit) {
      history.pass();
    }
    return reason;
  }

  /** Whether the processor knows the breakpoints; else somebody looks after each instruction. */
  boolean isExact() {
    return exact;
  }

  /** What a run ended with that must end it for the user; {@code null} to go on. */
  private StopReason judge(StopReason reason) {
    return switch (reason) {
      case StopReason.Breakpoint b -> atBreakpoint();
      case StopReason.Watchpoint w -> atWatchpoint(w);
      // A model that knows no breakpoints leaves it to us to look where it is.
      case StopReason.Budget b -> exact ? null : atBreakpoint();
      default -> reason;
    };
  }

  /** What applies here or to the access, {@code null} for none; going backwards, nothing counts. */
  StopReason looked(StopReason reason) {
    int pc = cpu.pc();
    StopReason.Watchpoint access = reason instanceof StopReason.Watchpoint w ? w : null;
    hits =
        stoppoints.stream()
            .filter(s -> access == null ? isAt(s, pc) : isOf(s, access))
            .filter(s -> s.applies(machine))
            .toList();
    if (hits.isEmpty()) {
      return goal.isMet(machine) ? new StopReason.UntilMet(pc) : null;
    }
    return access != null ? access : new StopReason.Breakpoint(pc);
  }

  /** The hits of the moment that going back has led to. */
  void setHits(List<Stoppoint> found) {
    hits = found;
  }

  private static boolean isAt(Stoppoint s, int pc) {
    return s instanceof Breakpoint b && b.address() == pc;
  }

  private static boolean isOf(Stoppoint s, StopReason.Watchpoint access) {
    return s instanceof Watchpoint w && w.sees(access);
  }

  private StopReason atBreakpoint() {
    int pc = cpu.pc();
    hits = counted(s -> isAt(s, pc));
    if (!hits.isEmpty()) {
      return new StopReason.Breakpoint(pc);
    }
    if (goal.isMet(machine)) {
      return new StopReason.UntilMet(pc);
    }
    cpu.pass(false);
    return null;
  }

  private StopReason atWatchpoint(StopReason.Watchpoint access) {
    hits = counted(s -> isOf(s, access));
    if (!hits.isEmpty()) {
      return access;
    }
    cpu.pass(true);
    return null;
  }

  private List<Stoppoint> counted(Predicate<Stoppoint> isHit) {
    Set<Stoppoint> counted = new LinkedHashSet<>();
    for (Stoppoint s : stoppoints) {
      if (isHit.test(s) && s.applies(machine) && s.count()) {
        counted.add(s);
      }
    }
    return List.copyOf(counted);
  }
}
