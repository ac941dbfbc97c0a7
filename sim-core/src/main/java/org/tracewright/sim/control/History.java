package org.tracewright.sim.control;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Snapshot;

/**
 * Snapshots along the life of a machine, from which it is run again to get to any state in between.
 * They lie close together near the present and further apart the older they are.
 */
final class History {
  /** Instructions from one snapshot to the next, at first. */
  private static final long FIRST_INTERVAL = 100_000;

  private static final long LONGEST_INTERVAL = 50_000_000;

  /** More would cost more to keep than they save. */
  private static final int MOST = 100;

  /** Taking snapshots may cost this part of the time that running takes. */
  private static final int SHARE = 20;

  /**
   * A state that is kept.
   *
   * @param edited whether somebody changed the machine here, so that running up to here from before
   *     does not give this state
   */
  record Entry(Moment moment, Snapshot snapshot, boolean edited) {}

  private final Machine machine;
  private final List<Entry> entries = new ArrayList<>();
  private long interval = FIRST_INTERVAL;
  private long running;
  private long started;
  private long generation;

  History(Machine machine) {
    this.machine = machine;
  }

  /** A run begins: with the present state if nothing was kept yet. */
  void begin() {
    if (entries.isEmpty()) {
      keep(false);
    }
    started = System.nanoTime();
  }

  /** The run has ended. */
  void end() {
    running += System.nanoTime() - started;
  }

  /** The count at which {@link #pass} is to be called next. */
  long next() {
    long now = machine.cpu().retired();
    for (Entry e : entries) {
      if (e.edited && e.moment.retired() > now) {
        return e.moment.retired();
      }
    }
    return entries.isEmpty() ? Long.MAX_VALUE : last().moment.retired() + interval;
  }

  /** Keeps the present state if it is time, and makes an edit again that was made here. */
  void pass() {
    Moment now = Moment.of(machine);
    for (Entry e : entries) {
      if (e.edited && e.moment.retired() == now.retired()) {
        machine.restore(e.snapshot);
        return;
      }
    }
    if (now.retired() >= last().moment.retired() + interval) {
      end();
      long begin = System.nanoTime();
      keep(false);
      started = System.nanoTime();
      adapt(running, started - begin);
      running = 0;
    }
  }

  private void adapt(long ran, long took) {
    if (took * SHARE > ran) {
      interval = Math.min(LONGEST_INTERVAL, 2 * interval);
    } else if (took * SHARE * 4 < ran) {
      interval = Math.max(FIRST_INTERVAL, interval / 2);
    }
  }

  private void keep(boolean edited) {
    Snapshot now = entries.isEmpty() ? machine.snapshot() : machine.snapshot(last().snapshot);
    entries.add(new Entry(Moment.of(machine), now, edited));
    if (entries.size() > MOST) {
      entries.remove(leastMissed());
    }
  }

  /** The one whose loss makes the least gap, measured by its age. */
  private int leastMissed() {
    long now = last().moment.retired();
    int found = 1;
    double least = Double.MAX_VALUE;
    for (int i = 1; i < entries.size() - 1; i++) {
      double gap = entries.get(i + 1).moment.retired() - entries.get(i - 1).moment.retired();
      double missed = gap / (now - entries.get(i).moment.retired() + 1);
      if (missed < least && !entries.get(i).edited) {
        least = missed;
        found = i;
      }
    }
    return found;
  }

  /** Somebody changed the machine: what was to come will not, and what was cannot lead here. */
  void edited() {
    begin();
    long now = machine.cpu().retired();
    entries.removeIf(e -> e.moment.retired() > now || e.moment.equals(Moment.of(machine)));
    machine.recording().forgetFuture();
    keep(!entries.isEmpty());
    generation++;
  }

  /** Forgets all but the present state. */
  void restart() {
    entries.clear();
    machine.recording().forgetFuture();
    keep(false);
    generation++;
  }

  /** Another number after each change to what is to come. */
  long generation() {
    return generation;
  }

  private Entry last() {
    return entries.get(entries.size() - 1);
  }

  /** The first state there is. */
  Entry first() {
    return entries.get(0);
  }

  /** The last state kept from which running on leads to the moment; the first if none does. */
  Entry before(Moment moment) {
    Entry found = first();
    for (Entry e : entries) {
      boolean leads = e.moment.retired() < moment.retired() || e.moment.equals(moment);
      found = leads ? e : found;
    }
    return found;
  }

  /** The last state kept that is earlier than the moment, {@code null} if there is none. */
  Entry earlier(Moment moment) {
    Entry found = null;
    for (Entry e : entries) {
      found = e.moment.retired() < moment.retired() ? e : found;
    }
    Entry first = first();
    boolean sameCount = first.moment.retired() == moment.retired();
    return found == null && sameCount && !first.moment.equals(moment) ? first : found;
  }

  /** The last state kept at or before this count, or the first there is. */
  Entry at(long retired) {
    Entry found = entries.get(0);
    for (Entry e : entries) {
      found = e.moment.retired() <= retired ? e : found;
    }
    return found;
  }
}
