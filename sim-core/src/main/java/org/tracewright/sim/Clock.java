package org.tracewright.sim;

import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * Guest time, counted in retired instructions, and what is to happen when. Events run between two
 * instructions, at exactly the count they were scheduled for; events of the same count run in the
 * order they were scheduled.
 */
public final class Clock {
  /** Instructions in a second of guest time unless a machine says otherwise. */
  public static final long DEFAULT_FREQUENCY = 100_000_000;

  /** The most instructions that a second of guest time may have. */
  public static final long MAX_FREQUENCY = 9_000_000_000L;

  private static final long NANOS = 1_000_000_000;

  record Event(long at, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final long frequency;
  private long scheduled;
  private Cpu cpu;
  private StopReason stop;

  /**
   * A clock at 0.
   *
   * @param frequency retired instructions in a second of guest time, 1 to {@link #MAX_FREQUENCY}
   */
  public Clock(long frequency) {
    if (frequency < 1 || frequency > MAX_FREQUENCY) {
      throw new IllegalArgumentException(
          "clock frequency "
              + frequency
              + "; 1 to "
              + MAX_FREQUENCY
              + " instructions a second are possible");
    }
    this.frequency = frequency;
  }

  void attach(Cpu counted) {
    this.cpu = Objects.requireNonNull(counted);
  }

  /** Instructions retired since the machine was made. */
  public long now() {
    return cpu == null ? 0 : cpu.retired();
  }

  /** Instructions in a second of guest time. */
  public long frequency() {
    return frequency;
  }

  /** Guest time since the machine was made, in nanoseconds, rounded down; wraps after 292 years. */
  public long nanos() {
    long now = now();
    return now / frequency * NANOS + now % frequency * NANOS / frequency;
  }

  /**
   * Has {@code action} run when the count reaches {@code at}; at the next chance if it has already.
   * Called on the machine's own thread, also from inside an instruction.
   */
  public void schedule(long at, Runnable action) {
    events.add(new Event(at, scheduled++, Objects.requireNonNull(action)));
    if (cpu != null) {
      cpu.endTurnAt(at);
    }
  }

  /** Takes back what was scheduled with this action; without effect if nothing was. */
  public void cancel(Runnable action) {
    events.removeIf(e -> e.action == action);
  }

  /** The count of the next event, {@link Long#MAX_VALUE} if there is none. */
  public long nextEvent() {
    Event next = events.peek();
    return next == null ? Long.MAX_VALUE : next.at;
  }

  /**
   * Ends the run before its next instruction. For events; what runs inside an instruction calls
   * {@link Cpu#stop}.
   */
  public void stop(StopReason reason) {
    this.stop = Objects.requireNonNull(reason);
  }

  /** The events to come, which must change nothing but by being run. */
  record Schedule(List<Event> events) {
    static final Schedule EMPTY = new Schedule(List.of());
  }

  /** What is scheduled now. */
  Schedule schedule() {
    return new Schedule(List.copyOf(events));
  }

  /** Makes what was scheduled then what is scheduled now. */
  void restore(Schedule then) {
    events.clear();
    events.addAll(then.events);
  }

  /** Runs what is due; the reason to end the run, or {@code null}. */
  StopReason runDue() {
    stop = null;
    while (stop == null && nextEvent() <= now()) {
      events.poll().action.run();
    }
    return stop;
  }
}
