package org.tracewright.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One guest: processor, bus, clock and the names in its program. Assembled by {@link #builder}; one
 * thread runs it, any thread may {@link #requestStop stop} it.
 *
 * <pre>{@code
 * Machine machine = Machine.builder()
 *     .ram("ram", 0x8000_0000, 16 << 20)
 *     .device("uart", 0x1000_0000, 0x100, uart)
 *     .cpu((bus, clock) -> new Rv32(bus, clock, environment))
 *     .build();
 * StopReason why = machine.run(10_000_000);
 * }</pre>
 */
public final class Machine {
  /** A budget that never ends a run. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** Makes the processor once bus and clock stand. */
  @FunctionalInterface
  public interface CpuFactory {
    /** A processor on this bus. */
    Cpu create(Bus bus, Clock clock);
  }

  /** A condition on the state between two instructions. */
  @FunctionalInterface
  public interface Until {
    /** Whether the run is to end before the instruction that is next. */
    boolean holds(Machine machine);
  }

  private final Bus bus;
  private final Clock clock;
  private final Cpu cpu;
  private final Symbols symbols;
  private final List<UnaryOperator<StopReason>> afterRun;
  private final Map<String, Stateful> parts;
  private final Recording recording;
  private StopReason end;

  private Machine(Builder builder) {
    this.bus = builder.bus;
    this.clock = new Clock(builder.frequency);
    this.symbols = builder.symbols;
    this.afterRun = List.copyOf(builder.afterRun);
    this.cpu =
        Objects.requireNonNull(builder.factory, "a machine needs a processor").create(bus, clock);
    clock.attach(cpu);
    this.parts = new TreeMap<>(builder.parts);
    parts.put("cpu", cpu.latches());
    this.recording = builder.recording;
  }

  /** Starts a machine with an empty bus. */
  public static Builder builder() {
    return new Builder();
  }

  /** The address space. */
  public Bus bus() {
    return bus;
  }

  /** Guest time. */
  public Clock clock() {
    return clock;
  }

  /** The processor. */
  public Cpu cpu() {
    return cpu;
  }

  /** The names in the program. */
  public Symbols symbols() {
    return symbols;
  }

  /** What reached the machine from outside. */
  public Recording recording() {
    return recording;
  }

  /**
   * Runs until something ends it.
   *
   * @param budget the most instructions to retire from here, at least 0; {@link #UNLIMITED} for no
   *     bound
   * @return why it ended; a {@linkplain StopReason#isFinal final} reason comes again from later
   *     runs
   */
  public StopReason run(long budget) {
    return finish(runTurns(limitAfter(budget)));
  }

  /**
   * Runs one instruction, or one trap into the guest's handler.
   *
   * @return {@link StopReason.Budget} when the guest can go on
   */
  public StopReason step() {
    return finish(stepOnce());
  }

  /**
   * Runs instructions, and traps into the guest's handler: fewer than asked for if it is better to
   * ask again.
   *
   * @param most how many at most, at least 1
   */
  public Turns step(long most) {
    if (end != null) {
      return new Turns(0, end);
    }
    StopReason due = clock.runDue();
    long bound = Math.max(1, Math.min(most, clock.nextEvent() - cpu.retired()));
    Turns ran = due != null ? new Turns(0, due) : cpu.step(bound);
    return new Turns(ran.count(), finish(ran.reason()));
  }

  /**
   * Runs until the next instruction stands at {@code address}; at least one instruction runs.
   *
   * @param budget as for {@link #run}
   * @return {@link StopReason.UntilMet} when it got there, else why it ended before
   */
  public StopReason runUntil(int address, long budget) {
    return runUntil(machine -> machine.cpu.pc() == address, budget);
  }

  /**
   * Runs until the condition holds between two instructions; at least one instruction runs. The
   * condition is looked at after each, so such a run is slow.
   *
   * @param budget as for {@link #run}
   */
  public StopReason runUntil(Until condition, long budget) {
    long limit = limitAfter(budget);
    while (cpu.retired() < limit) {
      StopReason reason = stepOnce();
      if (!(reason instanceof StopReason.Budget)) {
        return finish(reason);
      }
      if (condition.holds(this)) {
        return finish(new StopReason.UntilMet(cpu.pc()));
      }
    }
    return finish(new StopReason.Budget(cpu.retired()));
  }

  private long limitAfter(long budget) {
    if (budget < 0) {
      throw new IllegalArgumentException("a budget of " + budget + " instructions; give 0 or more");
    }
    long limit = cpu.retired() + budget;
    return limit < 0 ? Long.MAX_VALUE : limit;
  }

  private StopReason runTurns(long limit) {
    while (end == null) {
      StopReason reason = clock.runDue();
      if (reason == null) {
        reason = cpu.run(Math.min(limit, clock.nextEvent()));
      }
      if (!(reason instanceof StopReason.Budget) || cpu.retired() >= limit) {
        return reason;
      }
    }
    return end;
  }

  private StopReason stepOnce() {
    if (end != null) {
      return end;
    }
    StopReason due = clock.runDue();
    StopReason reason = due != null ? due : cpu.step();
    end = reason.isFinal() ? reason : null;
    return reason;
  }

  private StopReason finish(StopReason reason) {
    StopReason result = reason;
    for (UnaryOperator<StopReason> step : afterRun) {
      result = step.apply(result);
    }
    end = result.isFinal() ? result : null;
    return result;
  }

  /** Lets a machine that has ended go on, from what its registers and memory now say. */
  public void revive() {
    resume(cpu.retired(), null);
  }

  /** The whole state. */
  public Snapshot snapshot() {
    return Snapshot.of(this, null);
  }

  /**
   * The whole state, sharing with {@code earlier}, a snapshot of this machine, what is the same.
   */
  public Snapshot snapshot(Snapshot earlier) {
    return Snapshot.of(this, Objects.requireNonNull(earlier));
  }

  /**
   * Goes back, or forward, to a state: of this machine, or of one like it. What reached the world
   * outside stays there.
   *
   * @throws IllegalArgumentException if it is of a machine with other memories or parts
   */
  public void restore(Snapshot state) {
    state.putInto(this, null);
  }

  /**
   * As {@link #restore(Snapshot)}, for a machine whose memory is known: only the pages that the two
   * snapshots do not share are looked at.
   *
   * @param present a snapshot of this machine, or of one like it, since which no memory changed
   */
  public void restore(Snapshot state, Snapshot present) {
    state.putInto(this, Objects.requireNonNull(present));
  }

  /** Has the machine, whose registers and memory were just set, go on from there. */
  void resume(long retired, StopReason ended) {
    end = ended;
    cpu.resume(retired);
  }

  /** Why it ended for good, {@code null} if it did not. */
  public StopReason end() {
    return end;
  }

  /** Its parts with a state of their own, by name. */
  Map<String, Stateful> parts() {
    return Collections.unmodifiableMap(parts);
  }

  /** Ends the run soon, between two instructions; the next run if none goes on. From any thread. */
  public void requestStop() {
    cpu.requestStop();
  }

  /** The parts of a machine. Each machine needs its own builder. */
  public static final class Builder {
    private final Bus bus = new Bus();
    private final List<UnaryOperator<StopReason>> afterRun = new ArrayList<>();
    private final Map<String, Stateful> parts = new TreeMap<>();
    private long frequency = Clock.DEFAULT_FREQUENCY;
    private Symbols symbols = Symbols.NONE;
    private Recording recording = Recording.NONE;
    private CpuFactory factory;

    private Builder() {}

    /**
     * Adds RAM full of zeros; the first one is the processor's fast path. See {@link Memory#ram}.
     */
    public Builder ram(String name, int base, int size) {
      bus.add(Memory.ram(name, base, size));
      return this;
    }

    /** Adds ROM with a copy of {@code contents}. See {@link Memory#rom}. */
    public Builder rom(String name, int base, byte[] contents) {
      bus.add(Memory.rom(name, base, contents));
      return this;
    }

    /** Maps a device. See {@link Bus#map}. */
    public Builder device(String name, int base, int size, Device device) {
      bus.map(name, base, size, device);
      return this;
    }

    /** Sets how many instructions make a second of guest time. See {@link Clock}. */
    public Builder frequency(long instructionsPerSecond) {
      this.frequency = instructionsPerSecond;
      return this;
    }

    /** Sets the names in the program. */
    public Builder symbols(Symbols names) {
      this.symbols = Objects.requireNonNull(names);
      return this;
    }

    /** Sets how the processor is made. */
    public Builder cpu(CpuFactory cpu) {
      this.factory = Objects.requireNonNull(cpu);
      return this;
    }

    /**
     * Adds something to do each time a run has ended: flush output, say. It gets the reason and
     * gives it back, or another one if it failed. In the order given.
     */
    public Builder afterRun(UnaryOperator<StopReason> step) {
      afterRun.add(Objects.requireNonNull(step));
      return this;
    }

    /**
     * Adds a part with a state of its own, for snapshots. The factory of the processor, too, may
     * call this.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public Builder part(String name, Stateful part) {
      if (parts.putIfAbsent(name, Objects.requireNonNull(part)) != null) {
        throw new IllegalArgumentException("two parts named " + name + "; give each its own name");
      }
      return this;
    }

    /** Sets what keeps that which reaches the machine from outside; a {@link #part}, too. */
    public Builder recording(Recording kept) {
      recording = Objects.requireNonNull(kept);
      return this;
    }

    /** The address space so far, for loading a program before the processor stands. */
    public Bus bus() {
      return bus;
    }

    /** The machine. */
    public Machine build() {
      return new Machine(this);
    }
  }
}
