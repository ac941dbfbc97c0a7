package org.tracewright.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tracewright.sim.Machine;

/**
 * What a test did to its guest from outside, each at its place, since a state that can be had
 * again: the one in which all guests of the program are made, or a snapshot. With it the
 * interpreter can go the same way.
 *
 * <p>When it gets long, it begins anew at a snapshot that is taken for it.
 */
final class Journal {
  /** Instructions that the interpreter may be made to run: a few seconds. */
  static final long LONGEST = 100_000_000;

  private static final int MOST_STEPS = 1 << 15;
  private static final long MOST_BYTES = 16 << 20;

  /**
   * Where a guest stands. What ends it does not retire, and neither does what it asks of its
   * environment.
   */
  record Place(long retired, int pc, boolean ended) {
    static Place of(Simulator simulator) {
      Machine machine = simulator.guest().machine();
      return new Place(machine.cpu().retired(), machine.cpu().pc(), machine.end() != null);
    }
  }

  /** One thing that was done. */
  sealed interface Step {
    /** Where the guest stood. */
    Place at();

    /** Does it to another guest. */
    void redo(Simulator other);
  }

  /** The guest was changed between two runs. */
  private record Change(Place at, Consumer<Simulator> what) implements Step {
    @Override
    public void redo(Simulator other) {
      what.accept(other);
    }
  }

  /** One of its functions was called. */
  static final class Call implements Step {
    private final Place at;
    private final int address;
    private final Arguments arguments;
    private Place end;
    private int low;
    private int high;

    private Call(Place at, int address, Arguments arguments) {
      this.at = at;
      this.address = address;
      this.arguments = arguments;
    }

    @Override
    public Place at() {
      return at;
    }

    /** Has the other guest begin it. */
    @Override
    public void redo(Simulator other) {
      try {
        other.calls().enter(address, arguments);
      } catch (IllegalArgumentException unfit) {
        // Then it was not made the first time, either.
      }
    }

    /** The call is over; the results are still in their registers. */
    void over(Place where, int a0, int a1) {
      end = where;
      low = a0;
      high = a1;
    }

    int address() {
      return address;
    }

    /** Where it was over, {@code null} if the guest still is in it. */
    Place end() {
      return end;
    }

    int low() {
      return low;
    }

    int high() {
      return high;
    }
  }

  private final Simulator simulator;
  private final List<Step> steps = new ArrayList<>();
  private SimulatorSnapshot start;
  private Place from;
  private long bytes;
  private boolean faulty;
  private String gap;

  /** The journal of a guest that was just made. */
  Journal(Simulator simulator) {
    this.simulator = simulator;
    this.from = Place.of(simulator);
    if (simulator.engine() == Engine.LOCKSTEP) {
      miss("it runs side by side with compiled code");
    } else if (simulator.settings().hasFolders()) {
      miss("a folder of the host takes part");
    }
  }

  /** Notes a change that is about to be made, with so many bytes to keep. */
  void change(int size, Consumer<Simulator> what) {
    renew();
    note(new Change(Place.of(simulator), what), size);
  }

  private void note(Step step, int size) {
    if (gap == null && !simulator.hooks().isRunning()) {
      steps.add(step);
      bytes += size;
    }
  }

  /** Notes a call that is about to be made. */
  Call call(int address, Arguments arguments) {
    Call call = new Call(Place.of(simulator), address, arguments);
    note(call, arguments.bytes());
    return call;
  }

  /** Notes a fault that is about to be injected. Those still to come are in no snapshot. */
  void fault(Consumer<Simulator> what) {
    change(0, what);
    faulty = true;
  }

  /** Begins anew here if it has become long; between two runs. */
  void renew() {
    boolean full = steps.size() >= MOST_STEPS || bytes >= MOST_BYTES;
    boolean free = gap == null && !simulator.hooks().isRunning();
    if (free && (full || length() > LONGEST / 2)) {
      begin(start == null ? simulator.snapshot() : simulator.snapshot(start));
    }
  }

  /** Begins anew at a state in which the guest now is. */
  void begin(SimulatorSnapshot state) {
    if (faulty) {
      miss("faults were injected before a snapshot");
    }
    start = state;
    from = Place.of(simulator);
    steps.clear();
    bytes = 0;
    simulator.hooks().forget();
  }

  /** Says what is not noted, for good. */
  void miss(String what) {
    gap = gap == null ? what : gap;
    steps.clear();
  }

  /** Instructions since it began. */
  private long length() {
    return simulator.instructions() - from.retired;
  }

  /** Why the interpreter cannot go the same way. */
  Optional<String> obstacle() {
    if (gap != null) {
      return Optional.of(gap);
    }
    if (simulator.hooks().wereUsed()) {
      return Optional.of("Java code took part in the run");
    }
    if (length() > LONGEST) {
      return Optional.of(length() + " instructions in one run are too many for it");
    }
    boolean idle = start != null && steps.isEmpty() && Place.of(simulator).equals(from);
    return idle ? Optional.of("nothing was run since the snapshot") : Optional.empty();
  }

  /** The state that it begins with, {@code null} for the one in which guests are made. */
  SimulatorSnapshot start() {
    return start;
  }

  /** Where it begins. */
  Place from() {
    return from;
  }

  List<Step> steps() {
    return steps;
  }
}
