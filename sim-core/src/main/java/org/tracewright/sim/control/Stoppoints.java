package org.tracewright.sim.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Watch;

/**
 * All that ends runs: stoppoints and the goal of the run that goes on, which the processor is told.
 */
final class Stoppoints {
  private final Machine machine;
  private final Cpu cpu;
  private final List<Stoppoint> all = new ArrayList<>();
  private List<Stoppoint> hits = List.of();
  private Goal goal = Goal.NONE;
  private boolean stale = true;
  private boolean exact;

  Stoppoints(Machine machine) {
    this.machine = machine;
    this.cpu = machine.cpu();
  }

  <T extends Stoppoint> T add(T stoppoint) {
    all.add(stoppoint);
    changed();
    return stoppoint;
  }

  void remove(Stoppoint stoppoint) {
    all.remove(stoppoint);
    changed();
  }

  List<Stoppoint> all() {
    return Collections.unmodifiableList(all);
  }

  /** Those that ended the last run. */
  List<Stoppoint> hits() {
    return hits;
  }

  /** The hits of the moment that going back has led to. */
  void setHits(List<Stoppoint> found) {
    hits = found;
  }

  /** The processor must be told again. */
  void changed() {
    stale = true;
  }

  /** A run to this goal begins. */
  void begin(Goal wanted) {
    stale |= !goal.equals(wanted);
    goal = wanted;
    hits = List.of();
    tellChanges();
  }

  /** Tells the processor what to stop at, if that has changed. */
  void tellChanges() {
    if (stale) {
      tell();
    }
  }

  /** Tells the processor what to stop at. */
  void tell() {
    exact = cpu.breakAt(addresses());
    cpu.watch(watches());
    stale = false;
  }

  /** Whether the processor knows the breakpoints; else somebody looks after each instruction. */
  boolean isExact() {
    return exact;
  }

  private int[] addresses() {
    IntStream breakpoints =
        all.stream()
            .filter(s -> s instanceof Breakpoint && s.isEnabled())
            .mapToInt(s -> ((Breakpoint) s).address());
    IntStream goals = goal.addresses().stream().mapToInt(Integer::intValue);
    return IntStream.concat(breakpoints, goals).distinct().toArray();
  }

  private List<Watch> watches() {
    List<Watch> watches = new ArrayList<>();
    for (Stoppoint s : all) {
      if (s instanceof Watchpoint w && w.isEnabled()) {
        watches.add(w.watch());
      }
    }
    return watches;
  }

  /** What a run ended with that must end it for the user; {@code null} to go on. */
  StopReason judge(StopReason reason) {
    return switch (reason) {
      case StopReason.Breakpoint b -> atBreakpoint();
      case StopReason.Watchpoint w -> atWatchpoint(w);
      // A model that knows no breakpoints leaves it to us to look where it is.
      case StopReason.Budget b -> exact ? null : atBreakpoint();
      default -> reason;
    };
  }

  /** The reason to stop where the machine is, {@code null} if there is none; counts hits. */
  StopReason atBreakpoint() {
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
    for (Stoppoint s : all) {
      if (isHit.test(s) && s.applies(machine) && s.count()) {
        counted.add(s);
      }
    }
    return List.copyOf(counted);
  }

  /** What applies here or to the access, {@code null} for none; going backwards, nothing counts. */
  StopReason looked(StopReason reason) {
    int pc = cpu.pc();
    StopReason.Watchpoint access = reason instanceof StopReason.Watchpoint w ? w : null;
    hits =
        all.stream()
            .filter(s -> access == null ? isAt(s, pc) : isOf(s, access))
            .filter(s -> s.applies(machine))
            .toList();
    if (hits.isEmpty()) {
      return goal.isMet(machine) ? new StopReason.UntilMet(pc) : null;
    }
    return access != null ? access : new StopReason.Breakpoint(pc);
  }

  private static boolean isAt(Stoppoint s, int pc) {
    return s instanceof Breakpoint b && b.address() == pc;
  }

  private static boolean isOf(Stoppoint s, StopReason.Watchpoint access) {
    return s instanceof Watchpoint w && w.sees(access);
  }
}
