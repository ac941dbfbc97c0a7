package org.tracewright.sim.control;

import java.util.List;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Turns;

/** Going back: a kept state is restored, and run again up to the moment that is wanted. */
final class Backwards {
  /** No more turns than these lead to the next instruction that retires. */
  private static final int MOST_TRAPS = 8;

  /** Stops that are looked at one by one. */
  private static final int MANY = 10_000;

  /** Instructions that are run again with a stop at each that counts. */
  private static final long FEW = 100_000;

  private final Stoppoints stoppoints;
  private final History history;
  private final Machine machine;
  private final Cpu cpu;

  Backwards(Machine machine, Stoppoints stoppoints, History history) {
    this.machine = machine;
    this.stoppoints = stoppoints;
    this.history = history;
    this.cpu = machine.cpu();
  }

  /** A stop on the way back. */
  private record Hit(Moment moment, StopReason reason, List<Stoppoint> hits) {}

  /** Goes back this many turns. */
  StopReason step(long count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " steps; give 1 or more");
    }
    long left = count - (undoEnd() ? 1 : 0);
    return left > 0 ? stepOver(left) : new StopReason.Budget(cpu.retired());
  }

  /**
   * Goes back to before the instruction that ended the guest's life, if the end is all that it did:
   * the state's moment is the same then. An unhandled trap is no such end, for it did not run.
   */
  private boolean undoEnd() {
    if (!(machine.end() instanceof StopReason.Exited)) {
      return false;
    }
    goTo(Moment.of(machine));
    return machine.end() == null;
  }

  private StopReason stepOver(long count) {
    Moment now = Moment.of(machine);
    if (history.earlier(now) == null) {
      return new StopReason.HistoryStart();
    }
    silence();
    long from = Math.max(history.first().moment().retired(), now.retired() - count);
    long turns = turnsBetween(from, now);
    back(from);
    for (long left = turns - count; left > 0; ) {
      left -= machine.step(left).count();
    }
    stoppoints.tell();
    return turns < count ? new StopReason.HistoryStart() : new StopReason.Budget(cpu.retired());
  }

  /** Nothing stops the machine until the control tells it again. */
  private void silence() {
    cpu.breakAt();
    cpu.watch(List.of());
  }

  private void back(long retired) {
    machine.restore(history.at(retired).snapshot());
    runTo(retired);
  }

  // Whoever asks for a stop now gets it soon enough, when the machine is where it has to be.
  private void runTo(long retired) {
    StopReason reason = new StopReason.Requested();
    while (reason instanceof StopReason.Requested && cpu.retired() < retired) {
      reason = machine.run(retired - cpu.retired());
    }
  }

  private long turnsBetween(long from, Moment until) {
    back(from);
    long turns = 0;
    long toCount = -1;
    while (!Moment.of(machine).equals(until)) {
      if (toCount < 0 && cpu.retired() == until.retired()) {
        toCount = turns;
      }
      boolean missed = toCount >= 0 && turns - toCount > MOST_TRAPS;
      if (missed || cpu.retired() > until.retired()) {
        return Math.max(0, toCount); // an edit made this moment; running leads only to its count
      }
      Turns ran = machine.step(Math.max(1, until.retired() - cpu.retired()));
      turns += ran.count();
      if (ran.reason().isFinal() && !Moment.of(machine).equals(until)) {
        return Math.max(0, toCount); // as above, and what would have run without the edit ends here
      }
    }
    return turns;
  }

  /** Goes back to the last stop. */
  StopReason resume() {
    if (undoEnd()) {
      StopReason here = stoppoints.looked(new StopReason.Breakpoint(cpu.pc()));
      if (here != null) {
        return here;
      }
    }
    Moment now = Moment.of(machine);
    Moment end = now;
    for (History.Entry e = history.earlier(now); e != null; e = history.earlier(end)) {
      Search search = new Search(e, end);
      StopReason interrupted = search.run();
      if (interrupted != null) {
        goTo(now);
        return interrupted;
      }
      if (search.last != null) {
        goTo(search.last.moment);
        stoppoints.setHits(search.last.hits);
        return search.last.reason;
      }
      end = e.moment();
    }
    machine.restore(history.first().snapshot());
    stoppoints.setHits(List.of());
    return new StopReason.HistoryStart();
  }

  /**
   * Looks for the last stop between a kept state and a moment. Where there are many, as in a loop
   * that writes what is watched, it does not stop at each: it goes on in the later half of what is
   * left, and where that has none, in the later half of the rest.
   */
  private final class Search {
    private final History.Entry start;
    private Moment end;
    private long from; // before this count no stop is later than the last one found
    private Hit last;

    Search(History.Entry start, Moment end) {
      this.start = start;
      this.end = end;
      this.from = start.moment().retired();
    }

    /** Looks; the reason if somebody asks to stop. */
    StopReason run() {
      long next = from;
      while (next >= 0) {
        Moment begun = enter(next);
        Scan scan = new Scan(end, end.retired() - next > FEW ? MANY : Integer.MAX_VALUE);
        StopReason interrupted = scan.run();
        if (interrupted != null) {
          return interrupted;
        }
        next = next(next, begun, scan);
      }
      return null;
    }

    private Moment enter(long retired) {
      machine.restore(start.snapshot());
      if (retired > start.moment().retired()) {
        silence();
        runTo(retired);
        stoppoints.tell();
      }
      return Moment.of(machine);
    }

    /** The count to go on at after a scan; -1 if all is known. */
    private long next(long at, Moment begun, Scan scan) {
      if (scan.last != null) {
        last = scan.last;
        from = last.moment.retired();
      } else if (at > from) {
        end = begun;
      }
      boolean known = scan.last == null ? at <= from : !scan.isFull();
      long rest = end.retired() - from;
      return known ? -1 : rest > FEW ? from + rest / 2 : from;
    }
  }

  /** Runs again from a kept state to a moment, and remembers the last stop before it. */
  private final class Scan {
    private final Moment end;
    private final int most;
    private Hit last;
    private int found;
    private int traps;
    private boolean done;

    /**
     * @param most ends after so many stops
     */
    Scan(Moment end, int most) {
      this.end = end;
      this.most = most;
      look(null);
    }

    /** Scans; the reason if somebody asks to stop. */
    StopReason run() {
      StopReason interrupted = null;
      while (interrupted == null && !done() && !isFull()) {
        interrupted = advance();
      }
      return interrupted;
    }

    /** Whether it has ended before its time. */
    boolean isFull() {
      return found >= most;
    }

    private boolean done() {
      return done || Moment.of(machine).equals(end) || cpu.retired() > end.retired();
    }

    private StopReason advance() {
      boolean before = cpu.retired() < end.retired();
      StopReason reason =
          before && stoppoints.isExact()
              ? machine.run(end.retired() - cpu.retired())
              : machine.step();
      done = !before && ++traps > MOST_TRAPS;
      return switch (reason) {
        case StopReason.Breakpoint b -> look(reason);
        case StopReason.Watchpoint w -> look(reason);
        case StopReason.Budget b -> stoppoints.isExact() ? null : look(reason);
        case StopReason.Requested r -> r;
        default -> finished();
      };
    }

    private StopReason finished() {
      done = true;
      return null;
    }

    private StopReason look(StopReason reason) {
      if (!Moment.of(machine).equals(end)) {
        StopReason stop = stoppoints.looked(reason);
        last = stop == null ? last : new Hit(Moment.of(machine), stop, stoppoints.hits());
        found += stop == null ? 0 : 1;
      }
      cpu.pass(reason instanceof StopReason.Watchpoint);
      return null;
    }
  }

  /** Goes to a moment of the history. */
  void goTo(Moment moment) {
    silence();
    machine.restore(history.before(moment).snapshot());
    runTo(moment.retired());
    for (int i = 0; i < MOST_TRAPS && !Moment.of(machine).equals(moment); i++) {
      machine.step();
    }
    stoppoints.tell();
  }
}
